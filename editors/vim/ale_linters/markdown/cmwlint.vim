call cmwlint#define_for('markdown')
