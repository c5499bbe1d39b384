"""What a respondent is written, in plain text."""

from probation.records.letters import links

CONFIRM, WITHDRAW = "responses.confirm", "responses.withdraw"  # purposes of links


def withdraw_address(key) -> str:
    return links.address(f"/responses/withdraw/{links.make(WITHDRAW, str(key))}")


def to_confirm(key, title: str) -> tuple[str, str]:
    confirm = links.address(f"/responses/confirm/{links.make(CONFIRM, str(key))}")
    text = (
        f"Somebody, most likely you, responded at OpenProbation to:\n\n  {title}\n\n"
        f"To have it read, open this within three days and press Confirm:\n\n{confirm}\n\n"
        f"To withdraw it, now or at any time, open this and press Withdraw:\n\n{withdraw_address(key)}\n\n"
        "If it was not you, do nothing: it will be deleted.\n"
    )
    return "Confirm your response", text


def not_shown(key, title: str, why: str) -> tuple[str, str]:
    text = (
        f"Thank you for your response to:\n\n  {title}\n\n"
        f"It was read, and is not shown in public, because:\n\n  {why}\n\n"
        f"To have it deleted, open this and press Withdraw:\n\n{withdraw_address(key)}\n"
    )
    return "Your response is not shown", text
