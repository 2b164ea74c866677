"""Train the line recogniser on lines made as it goes.

    python -m training.train WORK --minutes 180 [--from CHECKPOINT]

One process with one thread: two OpenMP threads fall to a tenth of the speed when another job takes a core. Every
`CHECK_EVERY` seconds the averaged weights read the held-out families; WORK/best.pt holds those that read them best,
WORK/last.pt those at the end, and WORK/curve.jsonl the errors over the lines seen.
"""

import argparse
import copy
import json
import math
import random
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from ingest.ocr import ctc
from ingest.ocr.charset import encode
from ingest.ocr.line_image import HEIGHT, contrast, resize
from training.lines import LinePictures
from training.model import FRAMES, LineNet, frames, load
from training.score import Errors, errors
from training.words import Words, load_words

Line = tuple[str, NDArray[np.uint8]]

SEED = 20261120
RATE = 1.2e-3
RATE_CONTINUED = 8e-4
WARM_UP = 200
AVERAGED = 0.998
"""Share of the old average kept at each step: the averaged weights read better than the last ones."""
BATCH_COLUMNS = 13_000
CHECK_EVERY = 600
CHECK_LINES = 400
CHECK_STRENGTHS = (0.15, 0.8)


def batches(lines: Iterator[Line], rng: random.Random) -> Iterator[list[Line]]:
    """Lines of like width together, `BATCH_COLUMNS` columns at a time, in random order."""
    while True:
        pool = sorted(islice((line for line in lines if _fits(line)), 400), key=lambda line: line[1].shape[1])
        made: list[list[Line]] = [[]]
        for line in pool:
            if made[-1] and line[1].shape[1] * (len(made[-1]) + 1) > BATCH_COLUMNS:
                made.append([])
            made[-1].append(line)
        rng.shuffle(made)
        yield from made


def loss_of(net: nn.Module, batch: list[Line]) -> Tensor:
    """The CTC loss for each label of a batch."""
    width = -(-max(picture.shape[1] for _, picture in batch) // 8) * 8
    pictures = np.zeros((len(batch), 1, HEIGHT, width), np.float32)
    for number, (_, picture) in enumerate(batch):
        pictures[number, 0, :, : picture.shape[1]] = contrast(picture)
    with torch.autocast("cpu", torch.bfloat16):
        scores = net(torch.from_numpy(pictures).to(memory_format=torch.channels_last))
    labels = [encode(text) or [] for text, _ in batch]
    sizes = torch.tensor([len(label) for label in labels])
    lengths = torch.tensor([min(scores.shape[1], frames(picture.shape[1])) for _, picture in batch])
    flat = torch.tensor([label for line in labels for label in line])
    log_probabilities = scores.float().log_softmax(-1).transpose(0, 1)
    loss = functional.ctc_loss(log_probabilities, flat, lengths, sizes, zero_infinity=True, reduction="sum")
    return loss / sizes.sum()


def check(net: nn.Module, held_out: list[list[Line]]) -> list[Errors]:
    """Errors on each held-out list."""
    net.eval()
    found = []
    with torch.no_grad():
        for lines in held_out:
            total = Errors()
            for text, picture in lines:
                scores = net(torch.from_numpy(contrast(resize(picture)))[None, None])[0]
                total += errors(text, ctc.decode(scores.numpy()).text)
            found.append(total)
    return found


def train(work: Path, minutes: float, start: Path | None) -> None:
    """Train for `minutes`, from random weights or from a checkpoint."""
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    torch.manual_seed(SEED)
    words = load_words()
    held_out = [_held_out(work, words, strength) for strength in CHECK_STRENGTHS]
    net = (load(str(start)) if start else LineNet()).to(memory_format=torch.channels_last)
    average = copy.deepcopy(net)
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=0.01, betas=(0.9, 0.98))
    feed = batches(iter(LinePictures(work, words, SEED)), random.Random(SEED))
    began = checked = time.monotonic()
    losses: list[float] = []
    seen, step, best = 0, 0, math.inf
    while (elapsed := time.monotonic() - began) < minutes * 60 or checked < began + elapsed:
        over = elapsed >= minutes * 60
        if over or time.monotonic() - checked > CHECK_EVERY or step == 0:
            light, heavy = check(average, held_out)
            row = {"minutes": round(elapsed / 60, 1), "lines": seen, "light": str(light), "heavy": str(heavy)}
            row["loss"] = round(float(np.mean(losses)), 4) if losses else None
            with (work / "curve.jsonl").open("a", encoding="utf-8") as curve:
                curve.write(json.dumps(row) + "\n")
            mean = (light.edits + heavy.edits) / (light.characters + heavy.characters)
            if mean < best:
                best = mean
                torch.save({"sd": average.state_dict(), "lines": seen}, work / "best.pt")
            losses, checked = [], time.monotonic()
        if over:
            torch.save({"sd": average.state_dict(), "lines": seen}, work / "last.pt")
            return
        peak = RATE_CONTINUED if start else RATE
        rate = peak * min(1, (step + 1) / WARM_UP) * (0.5 + 0.5 * math.cos(math.pi * elapsed / minutes / 60) + 0.003)
        for group in optimiser.param_groups:
            group["lr"] = rate
        batch = next(feed)
        net.train()
        loss = loss_of(net, batch)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        if torch.isfinite(nn.utils.clip_grad_norm_(net.parameters(), 2.0)):
            optimiser.step()
        _follow(average, net)
        step, seen = step + 1, seen + len(batch)
        losses.append(loss.item())


def _fits(line: Line) -> bool:
    text, picture = line
    label = encode(text) or []
    return picture.shape[1] <= 1400 and FRAMES * (picture.shape[1] // 4) >= 1.15 * len(label) + 1


def _held_out(work: Path, words: Words, strength: float) -> list[Line]:
    source = LinePictures(work, words, SEED + 1, held_out=True)
    lines: list[Line] = []
    while len(lines) < CHECK_LINES:
        text = source.text.line(3, 60)
        picture = source.picture(text, strength, em=source.rng.choice((33, 36, 44, 50, 67)))
        if picture is not None:
            lines.append((text, picture))
    return lines


@torch.no_grad()
def _follow(average: nn.Module, net: nn.Module) -> None:
    for mean, value in zip(average.state_dict().values(), net.state_dict().values(), strict=True):
        if mean.is_floating_point():
            mean.lerp_(value, 1 - AVERAGED)
        else:
            mean.copy_(value)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path)
    parser.add_argument("--minutes", type=float, default=180)
    parser.add_argument("--from", dest="start", type=Path)
    arguments = parser.parse_args()
    train(arguments.work, arguments.minutes, arguments.start)
