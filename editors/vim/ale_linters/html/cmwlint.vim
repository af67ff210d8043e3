call cmwlint#define_for('html')
