# cpack -G DEB in the build directory makes a Debian package of the program; scripts/package does it from nothing.
# Libraries it needs are found by dpkg-shlibdeps, so a package fits the release it was made on.
set(CPACK_PACKAGE_NAME cmwlint)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "cmwlint developers")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "checks draft laws and agreements against the UN Committee on Migrant Workers")
set(CPACK_PACKAGE_DESCRIPTION
    "Reads draft laws and bilateral agreements in seven languages and shows the provisions that the Committee on Migrant
Workers has recommended States to change, each with the paragraph it rests on.")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_GENERATOR DEB)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS git)
include(CPack)
