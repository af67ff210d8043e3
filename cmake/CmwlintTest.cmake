# cmwlint_test(<room> <name> SOURCES .. LIBS ..): one Catch2 executable whose cases ctest lists one by one.
find_package(Catch2 2.13 REQUIRED)  # Debian ships main() prebuilt as Catch2::Catch2WithMain
include(Catch)
function(cmwlint_test room name)
  cmake_parse_arguments(arg "" "" "SOURCES;LIBS" ${ARGN})
  add_executable(test_${room}_${name} ${arg_SOURCES})
  target_link_libraries(test_${room}_${name} PRIVATE ${arg_LIBS} Catch2::Catch2WithMain cmwlint_flags)
  target_include_directories(test_${room}_${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  # Test code is compiled more often than it runs.
  target_compile_options(test_${room}_${name} PRIVATE $<$<CONFIG:Release>:-O1>)
  target_compile_definitions(test_${room}_${name} PRIVATE
    CMWLINT_SOURCE_DIR="${PROJECT_SOURCE_DIR}" CMWLINT_SHARED_DIR="${PROJECT_SOURCE_DIR}/../shared")
  catch_discover_tests(test_${room}_${name} TEST_PREFIX "unit/${room}/" DISCOVERY_MODE PRE_TEST)
endfunction()

# cmwlint_fuzzer(<thing> <room>): a libFuzzer target; without libFuzzer it replays its corpus as a test.
function(cmwlint_fuzzer name)
  add_executable(fuzz_${name} ${CMAKE_CURRENT_SOURCE_DIR}/fuzz_${name}.cpp)
  list(TRANSFORM ARGN PREPEND cmwlint:: OUTPUT_VARIABLE libraries)
  target_link_libraries(fuzz_${name} PRIVATE ${libraries} cmwlint_flags)
  if(CMWLINT_BUILD_FUZZERS)
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  else()
    target_sources(fuzz_${name} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/replay_main.cpp)
    add_test(NAME fuzz-replay/${name} COMMAND fuzz_${name} ${CMAKE_CURRENT_SOURCE_DIR}/corpus/${name})
  endif()
endfunction()
