// Values as bytes and back: for what is made when cmwlint is built and only opened when it runs.
//
// There is no format to document and no compatibility to keep: the bytes are read by the build that wrote them. Reading
// checks every length all the same, so that damaged bytes give an empty value and `good() == false`, never a crash.
//
// A type takes part by a function beside it that names its members once, for both directions:
//
//   template <typename Archive> void fields(Archive& a, point& p) { a(p.x, p.y); }
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace cmwlint::match {

template <typename T>
concept plain_value = std::is_arithmetic_v<T> || std::is_enum_v<T>;

/// Appends values to a string of bytes.
class archive_writer {
public:
    template <typename... Values>
    void operator()(Values const&... values) {
        (put(values), ...);
    }
    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    template <plain_value T>
    void put(T const& value) {
        out_.append(reinterpret_cast<char const*>(&value), sizeof value);
    }
    void put(std::string const& s) {
        size(s.size());
        out_ += s;
    }
    template <typename T>
    void put(std::vector<T> const& list) {
        size(list.size());
        for (auto const& value : list) put(value);
    }
    void put(std::vector<bool> const& list) {
        size(list.size());
        for (bool const value : list) out_ += value ? '\1' : '\0';
    }
    template <typename T, std::size_t N>
    void put(std::array<T, N> const& list) {
        for (auto const& value : list) put(value);
    }
    template <typename A, typename B>
    void put(std::pair<A, B> const& two) {
        put(two.first);
        put(two.second);
    }
    template <typename T>
    requires std::is_class_v<T>
    void put(T const& value) {
        fields(*this, const_cast<T&>(value));  // `fields` serves both directions; a writer changes nothing
    }
    void size(std::size_t n) {
        auto const number = static_cast<std::uint32_t>(n);
        put(number);
    }
    std::string out_;
};

/// Takes values from bytes, in the order in which they were written.
class archive_reader {
public:
    explicit archive_reader(std::string_view bytes) : rest_(bytes) {}
    template <typename... Values>
    void operator()(Values&... values) {
        (get(values), ...);
    }
    /// A string without copying it.
    [[nodiscard]] std::string_view view() {
        auto const n = size(1);
        auto const out = rest_.substr(0, n);
        rest_.remove_prefix(n);
        return out;
    }
    /// Nothing was missing so far.
    [[nodiscard]] bool good() const { return good_; }

private:
    template <plain_value T>
    void get(T& value) {
        if (rest_.size() < sizeof value) return fail();
        std::memcpy(&value, rest_.data(), sizeof value);
        rest_.remove_prefix(sizeof value);
    }
    void get(std::string& s) { s = view(); }
    template <typename T>
    void get(std::vector<T>& list) {
        list.resize(size(1));
        if constexpr (plain_value<T>) {
            auto const bytes = list.size() * sizeof(T);
            if (rest_.size() < bytes) return list.clear(), fail();
            if (bytes > 0) std::memcpy(list.data(), rest_.data(), bytes);
            rest_.remove_prefix(bytes);
        } else {
            for (auto& value : list) get(value);
        }
    }
    void get(std::vector<bool>& list) {
        list.resize(size(1));
        for (std::size_t i = 0; i < list.size(); ++i) list[i] = rest_[i] != '\0';
        rest_.remove_prefix(list.size());
    }
    template <typename T, std::size_t N>
    void get(std::array<T, N>& list) {
        for (auto& value : list) get(value);
    }
    template <typename A, typename B>
    void get(std::pair<A, B>& two) {
        get(two.first);
        get(two.second);
    }
    template <typename T>
    requires std::is_class_v<T>
    void get(T& value) { fields(*this, value); }
    // A number of things of which each takes at least `each` bytes; 0 where the bytes cannot hold so many.
    std::size_t size(std::size_t each) {
        std::uint32_t n = 0;
        get(n);
        if (n > rest_.size() / each) return fail(), 0;
        return n;
    }
    void fail() {
        good_ = false;
        rest_ = {};
    }
    std::string_view rest_;
    bool good_ = true;
};

}  // namespace cmwlint::match
