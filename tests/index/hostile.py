"""Input that wishes us ill, and the one hypothesis profile that all of this room's tests use."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

# The same examples on every run: a failure that comes and goes helps nobody.
FIXED = settings(
    derandomize=True, max_examples=100, deadline=None, database=None, report_multiple_bugs=False
)

# What the markup of any format is made of, and characters that trip up code that cuts text.
_TRAPS = (
    *(*"abc", "word", "12", *"     ", *"\n\n\n", "\n\n", ". "),  # more often than the rest
    *"#*_-`<>[]()!\\:='\"&;|~.,+{}%@/",
    *"\t\r\x00\x07\x0b\x0c\x1c\x85\u00a0\u00ad\u200b\u200d\u2028\u2029\ufeff\u202e",
    *"éǿßıİёй桥が\u3099ｶ한\u1112ह\u093fسَ½²ﬁ’‘“”",
    *("\u0301", "𠮷", "🚢", "\r\n", "---\n", "# ", "- ", "a: b\n", "](", "![", "http://", "<b>"),
)
# At least a few: of lists without a least size, hypothesis makes short ones for the most part.
traps = st.lists(st.sampled_from(_TRAPS), min_size=12, max_size=60).map("".join)
any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
hostile_text = traps | any_text | st.tuples(any_text, traps).map("".join)
_BYTE_ORDER_MARKS = [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"]
hostile_bytes = (
    st.binary(max_size=80)
    | hostile_text.map(lambda text: text.encode("utf-8"))
    | st.tuples(st.sampled_from(_BYTE_ORDER_MARKS), st.binary(max_size=40)).map(b"".join)
)  # fmt: skip
