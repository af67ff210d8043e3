# Warnings, sanitizers and language level, attached PRIVATE to every target we own.
add_library(cmwlint_flags INTERFACE)
target_compile_features(cmwlint_flags INTERFACE cxx_std_20)
target_compile_options(cmwlint_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
  # g++ 12 sees overlaps in std::string's operator+ that are not there (GCC bug 105329).
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>
  $<$<BOOL:${CMWLINT_WERROR}>:-Werror>)
if(CMWLINT_SANITIZE)
  target_compile_options(cmwlint_flags INTERFACE -fsanitize=${CMWLINT_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(cmwlint_flags INTERFACE -fsanitize=${CMWLINT_SANITIZE})
endif()

# cmwlint_library(<room> SOURCES .. HEADERS .. PUBLIC <lower rooms> PRIVATE <third party>)
# One engine directory is one library cmwlint::<room>. Its public headers compile on their own
# (target all_verify_interface_header_sets).
function(cmwlint_library name)
  cmake_parse_arguments(arg "" "" "SOURCES;HEADERS;PUBLIC;PRIVATE" ${ARGN})
  add_library(cmwlint_${name} STATIC ${arg_SOURCES})
  add_library(cmwlint::${name} ALIAS cmwlint_${name})
  target_sources(cmwlint_${name} PUBLIC
    FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR}/engine FILES ${arg_HEADERS})
  set_target_properties(cmwlint_${name} PROPERTIES
    VERIFY_INTERFACE_HEADER_SETS ON CXX_EXTENSIONS OFF)
  target_compile_features(cmwlint_${name} PUBLIC cxx_std_20)
  target_link_libraries(cmwlint_${name} PUBLIC ${arg_PUBLIC} PRIVATE cmwlint_flags ${arg_PRIVATE})
endfunction()
