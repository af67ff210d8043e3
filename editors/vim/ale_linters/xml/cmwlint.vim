call cmwlint#define_for('xml')
