"""What subscribers are written, in plain text, and the links in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from probation.policy.topics import Pace, Topic
from probation.records.letters import links

CONFIRM, LEAVE = "subscriptions.confirm", "subscriptions.leave"  # purposes of links


@dataclass(frozen=True)
class Text:
    subject: str
    text: str
    headers: dict[str, str]


def leave_address(key: UUID) -> str:
    return links.address(f"/subscriptions/leave/{links.make(LEAVE, str(key))}")


def to_confirm(address: str, topics: list[str], pace: str) -> Text:
    """Nothing is kept of who asked until they follow the link: it carries what they want."""
    token = links.make(CONFIRM, {"address": address, "topics": topics, "pace": pace})
    wanted = "\n".join(f"  - {Topic(topic).label}" for topic in topics)
    return Text(
        "Confirm that you want our letters",
        f"Somebody, most likely you, asked for letters from OpenProbation at this address:\n\n"
        f"{wanted}\n  {Pace(pace).label}\n\n"
        f"To have them, open this within three days and press Confirm:\n\n"
        f"{links.address(f'/subscriptions/confirm/{token}')}\n\n"
        "If it was not you, do nothing: you will get no more.\n",
        {},
    )


def of_notices(key: UUID, notices: Iterable, digest: str = "") -> Text:
    """One letter; with `digest` ("daily" or "weekly") it says of how many."""
    notices = list(notices)
    parts = [
        f"{mark(one)}{one.title}\n{one.summary}\n{links.address(one.path)}\n"
        for one in notices
    ]
    subject = f"{mark(notices[0])}{notices[0].title}"
    if digest:
        things = "1 thing" if len(notices) == 1 else f"{len(notices)} things"
        invented = "[Invented] " if all(one.is_invented for one in notices) else ""
        subject = f"{invented}OpenProbation, {digest}: {things} published"
    leave = leave_address(key)
    return Text(
        " ".join(subject.split()),
        "\n".join(parts)
        + f"\n--\nYou asked for these letters. To have no more, open this and press Leave:\n{leave}\n",
        # RFC 8058: a mail reader's own button leaves with one press.
        {
            "List-Unsubscribe": f"<{leave}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )


def mark(notice) -> str:
    """What is invented says so in every letter and every entry of a feed."""
    return "[Invented] " if notice.is_invented else ""
