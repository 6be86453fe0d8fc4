"""Match titles to headlines that differ slightly, keeping the order of both."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from voa_editor.manuscript.words import one_spelling, plain

SURE = 74.0
"""Score of 100 from which a title and a headline are taken for the same: shortened titles reach 80, other articles' rarely 65."""
MAX_CANDIDATES = 4000


def likeness(title: str, headline: str) -> float:
    """How much two titles agree, 0 to 100: word for word, or the one being a shortening of the other."""
    return _likeness(one_spelling(title), one_spelling(headline)) if plain(title) != plain(headline) else 100.0


def _likeness(a: str, b: str) -> float:
    if a == b:
        return 99.0
    words = sorted((set(a.split()), set(b.split())), key=len)
    shared = len(words[0] & words[1]) / max(len(words[0]), 1)
    short = 93 * shared if len(words[0]) > 2 and shared >= 0.85 else 0.0  # a shortening keeps nearly every word
    return float(min(max(fuzz.ratio(a, b), fuzz.token_sort_ratio(a, b), short), 98.0))


def resemblance(line: str, headline: str) -> float:
    """How much a rewritten title (a cover line) says the same, 0 to 100; looser than `likeness`."""
    return max(likeness(line, headline), 0.9 * fuzz.token_set_ratio(one_spelling(line), one_spelling(headline)))


def align(titles: Sequence[str], headlines: Sequence[str]) -> dict[int, tuple[int, float]]:
    """Title index → (headline index, score), each headline once and both in order, of the greatest total score.

    Pairs below `SURE` are not made. A Needleman–Wunsch alignment: time and memory are titles × headlines.
    """
    headlines = headlines[:MAX_CANDIDATES]
    scores = [[_score(title, headline) for headline in headlines] for title in titles]
    width = len(headlines) + 1
    best = [[0.0] * width for _ in range(len(titles) + 1)]
    for i in range(len(titles) - 1, -1, -1):
        row, below, score = best[i], best[i + 1], scores[i]
        for j in range(width - 2, -1, -1):
            skipped = below[j] if below[j] >= row[j + 1] else row[j + 1]
            paired = below[j + 1] + score[j] if score[j] else 0.0
            row[j] = paired if paired > skipped else skipped
    found: dict[int, tuple[int, float]] = {}
    i = j = 0
    while i < len(titles) and j < len(headlines):
        if scores[i][j] and best[i][j] == best[i + 1][j + 1] + scores[i][j]:
            found[i] = (j, scores[i][j])
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return found


def _score(title: str, headline: str) -> float:
    score = likeness(title, headline)
    return score if score >= SURE else 0.0


def best_pairs(titles: Sequence[str], headlines: Sequence[str], sure: float) -> dict[int, tuple[int, float]]:
    """Title index → (headline index, score) in any order, best pairs first, each once; none below `sure`."""
    pairs = [(resemblance(t, h), i, j) for i, t in enumerate(titles) for j, h in enumerate(headlines)]
    found: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for score, i, j in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if score >= sure and i not in found and j not in taken:
            found[i] = (j, score)
            taken.add(j)
    return found
