#include "lint/lint.hpp"
