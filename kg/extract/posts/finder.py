"""Posts: a title, what stands before and behind it, and the body that it is a post of.

"nguyên Phó Bí thư Thường trực Tỉnh ủy Hà Giang" is former, title "Phó Bí thư Thường trực", body "Tỉnh ủy Hà Giang".
Data: kg/vi/posts.toml.
"""

from __future__ import annotations

from kg.extract.bodies.finder import BodyMention
from kg.extract.posts.pieces import Pieces, PostMention, joined, words_of_posts
from kg.extract.text.lexicon import lexicon
from kg.vi import fold

__all__ = ["PostMention", "PostParser"]


class PostParser(Pieces):
    """Reads posts from the units of one sentence."""

    def at(self, index: int) -> tuple[int, PostMention] | None:
        """The post that begins at unit ``index``, and the unit behind it; None where there is none."""
        start, status = self._status(index)
        at = start
        units = self.units
        while at < len(units) and units[at].norm == "phó":
            at += 1
        if at >= len(units) or "title" not in units[at].classes or units[at].person:
            return None
        if (
            not self._has_its_body(at)
            or units[at].norm == "chủ nhiệm"
            and at + 1 < len(units)
            and units[at + 1].norm == "lớp"
        ):
            return None
        self.bodies.apposed = self._apposed(index)
        found = self._read(index, start, at, status)
        self.bodies.apposed = False
        return found

    def _apposed(self, index: int) -> bool:
        """Whether a sign or "là" before the post shows that it stands in apposition to a name, or in a row of posts."""
        before = self.units[index - 1] if index else None
        if before is None:
            return False
        if "is" in before.classes or before.norm in ("-", "–", ";", "("):
            return True
        return before.norm == "," and any(unit.person for unit in self.units[max(0, index - 16) : index])

    def _has_its_body(self, at: int) -> bool:
        """Whether a title that is a common word ("thường trực", "đại biểu") has the body that makes it a title."""
        needed = words_of_posts().needs.get(self.units[at].norm)
        if needed is None:
            return True
        while at + 1 < len(self.units) and self.units[at + 1].norm in words_of_posts().behind:
            at += 1
        following = self.units[at + 1] if at + 1 < len(self.units) else None
        if following is None or self.units[at].norm == "phụ trách" and not following.cap:
            return False
        if following.norm in needed or "country" in needed and "country" in following.classes and following.cap:
            return True
        return "*" in needed and "body" in following.classes and (following.cap or self.bodies.at(at + 1) is not None)

    def _status(self, index: int) -> tuple[int, str]:
        status = "current"
        units, words = self.units, words_of_posts()
        while index < len(units) and "before" in units[index].classes and units[index].norm != "phó":
            norm = units[index].norm
            if norm in words.former:
                status = "former"
            elif norm in words.acting and status == "current":
                status = "acting"
            index += 1
        return index, status

    def _read(self, begin: int, start: int, at: int, status: str) -> tuple[int, PostMention]:
        words, units = words_of_posts(), self.units
        norm = units[at].norm
        stop = at + 1
        while (
            stop < len(units)
            and units[stop].norm in words.behind
            and not (units[stop].norm == "nước" and norm != "chủ tịch")
        ):
            stop += 1
        if units[stop - 1].norm == "phụ trách" and stop - 1 > at and stop < len(units) and self._charge(stop):
            stop -= 1  # "phụ trách vùng trồng": what, not how
        title = self.reading.phrase(units[start].begin, units[stop - 1].end)
        post = PostMention(units[begin].begin, units[stop - 1].end, title, None, status)
        if norm in words.whole:
            return self._whole(post, norm, stop)
        if (
            norm in ("uỷ viên", "uv")
            and stop > at + 1
            and stop < len(units)
            and units[stop].norm in ("trung ương", "trung ương đảng", "tư đảng", "t.ư đảng", "tw đảng")
        ):
            body = BodyMention(
                units[stop].begin, units[stop].end, "Ban Chấp hành Trung ương Đảng", "party_centre"
            )  # "Ủy viên dự khuyết Trung ương"
            post.body, post.end = body, body.end
            return stop + 1, post
        if (
            norm == "bộ trưởng"
            and stop + 1 < len(units)
            and units[stop].norm == ","
            and units[stop + 1].norm in ("chủ nhiệm", "tổng thanh tra")
        ):
            post.national = True  # the rank of a minister
            return stop, post
        if norm in words.national or norm == "chủ tịch" and fold(title).endswith("nước"):
            post.national = True
            return self._national(post, stop)
        return self._with_body(post, norm, stop)

    def _whole(self, post: PostMention, norm: str, stop: int) -> tuple[int, PostMention]:
        """A word that says post and body: "Tỉnh ủy viên" is "Ủy viên" of "Ban Chấp hành Đảng bộ tỉnh"."""
        title, name = words_of_posts().whole[norm]
        post.title = title + (" dự khuyết" if fold(post.title).endswith("dự khuyết") else "")
        post.national = not name
        found = self._area_or_body(stop)
        if found and name:
            stop, post.body = found
            post.body.name = joined(name, post.body)
            post.end = self.units[stop - 1].end
        elif name:
            post.body = self._said(name, post)
        return stop, post

    def _national(self, post: PostMention, stop: int) -> tuple[int, PostMention]:
        """Reads on over what closes a national title without being its body: "Thủ tướng Chính phủ", "ĐBQH tỉnh Y"."""
        units = self.units
        for suffix in ("chính phủ", "trung ương đảng", "việt nam"):
            if stop < len(units) and units[stop].norm == suffix:
                stop += 1
        country = self._country(stop)
        if country is not None:
            post.body, stop = country, stop + 1
        if "đại biểu" in fold(post.title) or "đbqh" in fold(post.title):
            stop = self._constituency(stop)
        if stop < len(units) and units[stop].norm.endswith(("hoà xã hội chủ nghĩa việt nam", "chxhcn việt nam")):
            found = self.bodies.at(stop, in_post=True)
            if found:
                stop, post.body = found
        post.end = units[stop - 1].end
        if fold(post.title).endswith(" chính phủ"):
            post.title = post.title[: -len(" chính phủ")]
        return stop, post

    def _with_body(self, post: PostMention, norm: str, stop: int) -> tuple[int, PostMention]:
        units = self.units
        words = words_of_posts()
        head = words.naming.get(norm)
        self.bodies.apposed = self.bodies.apposed and head != "Đoàn"  # what a delegation does may follow
        found = None
        if stop + 1 < len(units) and units[stop].norm == "đầu tiên" and "body" in units[stop + 1].classes:
            stop += 1  # "Viện trưởng đầu tiên Viện X"
        if stop < len(units):
            found = self._overlapping(stop, head)
            if found is None and units[stop].norm in ("của", "thuộc") and stop + 1 < len(units):
                found = self.bodies.at(stop + 1, in_post=True)
            if found is None and head == "Phòng" and units[stop].norm in ("cảnh sát", "thanh tra"):
                found = self.bodies.after(stop, head)  # "Trưởng phòng Cảnh sát kinh tế"
            if found is None:
                found = self.bodies.at(stop, in_post=True)
            if found is None and head is not None:
                found = self.bodies.after(stop, head)
            if found is None:
                found = self._area(stop, norm)
            if found is None and units[stop].norm in ("của", "tại", "ở") and stop + 1 < len(units):
                found = self.bodies.at(stop + 1, in_post=True)
            if found is None and norm in ("đại sứ", "tổng lãnh sự"):
                found = self._embassy(stop)
            if found is None and norm == "chủ tịch" and (country := self._country(stop)) is not None:
                found = stop + 1, country
            if found is None:
                found = self._unknown(stop)
            following = units[stop]
            post.open = (
                found is None
                and following.norm.isalpha()
                and not following.person
                and not (following.classes.keys() - {"field", "body"})
                and following.norm not in words.stops
            )
        if found:
            stop, post.body = found
            if (
                head is not None
                and post.body.name.isupper()
                and "field" in units[stop - 1].classes
                and " " not in post.body.name
            ):
                post.body.name = f"{head} {post.body.name}"  # "Bộ trưởng GTVT"
            if head is not None and fold(post.body.name.split()[0]) != fold(head).split()[0]:
                self._named_by_title(post, norm, head)
            post.end = units[stop - 1].end
        return stop, post

    def _overlapping(self, stop: int, head: str | None) -> tuple[int, BodyMention] | None:
        """The body whose head begins with the title's last word: "Phó Ban chỉ đạo Tây Nam Bộ"."""
        if head is None:
            return None
        first = self.units[stop - 1].end - 1
        entry = lexicon().longest(self.reading.norms, first, len(self.reading.norms))
        if entry is None or entry[0] == 1 or "body" not in entry[1] or fold(head) != self.reading.norms[first]:
            return None
        cut = next((i for i in range(stop, len(self.units)) if self.units[i].begin >= first + entry[0]), None)
        if cut is None or self.units[cut].begin != first + entry[0]:
            return None
        return self.bodies.from_head(first, cut, *entry[1]["body"])

    def _named_by_title(self, post: PostMention, norm: str, head: str) -> None:
        """ "Trưởng Công an xã": the body is "Công an xã"; "Trưởng phòng Sở X" is a post of the department itself."""
        if post.body is not None and (
            norm in ("tổng thanh tra", "tổng kiểm toán") or head == "Bộ" and post.body.kind == "force"
        ):
            post.body.name = f"{head} {post.body.name}"
