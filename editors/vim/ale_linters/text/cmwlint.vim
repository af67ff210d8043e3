call cmwlint#define_for('text')
