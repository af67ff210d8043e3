#include "source/source_map.hpp"

#include <catch2/catch.hpp>

using cmwlint::source::source_map;
using cmwlint::source::span;

TEST_CASE("source map: an empty map is the identity", "[source]") {
    source_map const map;
    CHECK(map.identity());
    CHECK(map.to_origin(7) == 7);
    CHECK(map.to_origin(span{2, 5}) == span{2, 5});
    CHECK(map.to_derived(7) == 7);
}

TEST_CASE("source map: copied runs advance together, dropped bytes are stepped over", "[source]") {
    // origin "ab--cd" → derived "abcd"
    source_map map;
    map.add(0, 0, true);
    map.add(2, 4, true);
    map.finish(4, 6);
    CHECK(map.to_origin(1) == 1);
    CHECK(map.to_origin(2) == 4);
    CHECK(map.to_origin(4) == 6);
    CHECK(map.to_origin(span{0, 2}) == span{0, 2});  // what was dropped after the span is not covered
    CHECK(map.to_origin(span{1, 3}) == span{1, 5});
    CHECK(map.to_derived(1) == 1);
    CHECK(map.to_derived(2) == 2);
    CHECK(map.to_derived(3) == 2);
    CHECK(map.to_derived(5) == 3);
}

TEST_CASE("source map: any part of a replaced run stands for all of it", "[source]") {
    // origin "&eacute;s" → derived "és" in UTF-8 (2 + 1 bytes)
    source_map map;
    map.add(0, 0, false);
    map.add(2, 8, true);
    map.finish(3, 9);
    CHECK(map.to_origin(0) == 0);
    CHECK(map.to_origin(1) == 0);
    CHECK(map.to_origin(2) == 8);
    CHECK(map.to_origin(span{0, 2}) == span{0, 8});
    CHECK(map.to_origin(span{1, 2}) == span{0, 8});
    CHECK(map.to_origin(span{0, 3}) == span{0, 9});
    CHECK(map.to_derived(0) == 0);
    CHECK(map.to_derived(3) == 2);
    CHECK(map.to_derived(8) == 2);
}

TEST_CASE("source map: continuing runs are merged, empty ones replaced", "[source]") {
    source_map map;
    map.add(0, 0, true);
    map.add(3, 3, true);
    map.add(5, 9, true);
    map.add(5, 9, false);  // nothing came of the run before
    map.add(6, 12, true);
    map.finish(8, 14);
    CHECK(map.to_origin(span{5, 6}) == span{9, 12});
    CHECK(map.to_origin(span{3, 5}) == span{3, 5});
}

TEST_CASE("source map: what is cut can be written anew", "[source]") {
    source_map map;
    map.add(0, 0, true);
    map.add(4, 6, false);
    map.add(5, 8, true);
    map.cut(4);
    map.add(4, 8, true);
    map.finish(6, 10);
    CHECK(map.to_origin(5) == 9);
    CHECK(map.to_origin(span{3, 5}) == span{3, 9});
}

TEST_CASE("source map: offsets and spans beyond the end lead to the end", "[source]") {
    source_map map;
    map.add(0, 3, true);
    map.finish(4, 7);
    CHECK(map.to_origin(99) == 7);
    CHECK(map.to_origin(span{2, 99}) == span{5, 7});
    CHECK(map.to_origin(span{9, 12}).empty());
    CHECK(map.to_derived(99) == 4);
    CHECK(map.to_derived(0) == 0);
}
