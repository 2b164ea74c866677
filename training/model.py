"""The network: convolutions over the line, two bidirectional LSTM layers, two CTC frames for each step."""

import torch
from torch import Tensor, nn

from ingest.ocr.charset import CLASSES
from ingest.ocr.line_image import HEIGHT, STRIDE

CHANNELS = (24, 48, 96, 160, 224)
HIDDEN = 160
DROPOUT = 0.1
FRAMES = 2
"""CTC frames for each step of `STRIDE` columns: a narrow cluster needs more than one."""


class LineNet(nn.Module):
    """Pictures (batch, 1, 40, width), ink about 1, in; scores (batch, FRAMES * (width // 4), CLASSES) out."""

    def __init__(self) -> None:
        super().__init__()
        first, second, third, fourth, last = CHANNELS
        self.cnn = nn.Sequential(
            _convolution(1, first, 3, stride=2),
            _convolution(first, second, 3),
            nn.MaxPool2d(2),
            _convolution(second, third, 3),
            _convolution(third, third, 3),
            nn.MaxPool2d((2, 1)),
            _convolution(third, fourth, 3),
            _convolution(fourth, last, (HEIGHT // 8, 1), padding=0),
        )
        self.mix = nn.Sequential(
            nn.Conv2d(last, last, (1, 5), 1, (0, 2), bias=False), nn.BatchNorm2d(last), nn.ReLU(inplace=True)
        )
        self.drop = nn.Dropout(DROPOUT)
        self.rnn = nn.LSTM(last, HIDDEN, 2, bidirectional=True, batch_first=True, dropout=DROPOUT)
        self.head = nn.Linear(2 * HIDDEN, FRAMES * CLASSES)

    def forward(self, pictures: Tensor) -> Tensor:
        seen = self.cnn(pictures)
        seen = seen + self.mix(seen)
        steps = self.rnn(self.drop(seen.squeeze(2).transpose(1, 2)))[0]
        scores = self.head(self.drop(steps))
        batch, length, _ = scores.shape
        return scores.reshape(batch, FRAMES * length, CLASSES)


def frames(width: int) -> int:
    """The CTC frames that a picture of `width` columns fills."""
    return FRAMES * ((width + STRIDE - 1) // STRIDE) + FRAMES


def load(path: str) -> LineNet:
    """A network with the weights of a checkpoint."""
    net = LineNet()
    net.load_state_dict(torch.load(path, map_location="cpu", weights_only=False)["sd"])
    return net


def _convolution(
    inputs: int, outputs: int, kernel: int | tuple[int, int], stride: int = 1, padding: int = 1
) -> nn.Sequential:
    convolution = nn.Conv2d(inputs, outputs, kernel, stride, padding, bias=False)
    return nn.Sequential(convolution, nn.BatchNorm2d(outputs), nn.ReLU(inplace=True))
