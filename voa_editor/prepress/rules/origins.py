"""Find placed files that have changed on the disk since, or are gone from where they were. What was placed is kept."""

from __future__ import annotations

from collections.abc import Iterator

from voa_editor.model.assets import Asset, Finding
from voa_editor.prepress.proof import Proof
from voa_editor.prepress.rules.told import told
from voa_editor.prepress.surroundings import Surroundings, holders

_TOLD = 3  # files that are named


def file_changed(proof: Proof, outside: Surroundings) -> Iterator[Finding]:
    """Files that were written anew after they had been placed."""
    for asset, record in holders(proof.issue).items():
        found = proof.issue.need(Asset, asset)
        if outside.file(found) == "changed":
            message = f"the file {found.source} has changed since it was placed"
            yield told("file-changed", record, message, "Update it from the file, if the new one is to be printed")


def file_gone(proof: Proof, outside: Surroundings) -> Iterator[Finding]:
    """Files that are gone: told once for all, for a project that went elsewhere alone has left all of them."""
    gone = [(proof.issue.need(Asset, asset), record) for asset, record in holders(proof.issue).items()]
    gone = [(asset, record) for asset, record in gone if outside.file(asset) == "gone"]
    if gone:
        more = f" and {len(gone) - _TOLD} more" if len(gone) > _TOLD else ""
        names = ", ".join(asset.source for asset, _ in gone[:_TOLD])
        message = f"no longer where they were placed from: {names}{more}. The project keeps what was placed"
        yield told("file-gone", gone[0][1], message, "Nothing need be done; place a file anew to be told when it changes")
