#!/usr/bin/env python3
"""A line of a given shape between two network namespaces, made of a TUN device in each.

Packets of each direction wait their turn at the given rate, in a queue of 100 ms, are lost at random, and arrive half a
round trip later. It does what `tc netem` does, on kernels that lack netem too, and on what real TCP sends: TUN devices
carry no segments bigger than a packet. Runs until it is ended.
"""

import argparse
import collections
import contextlib
import ctypes
import fcntl
import os
import random
import select
import signal
import struct
import subprocess
import time

TUNSETIFF = 0x400454CA
IFF_TUN_WITHOUT_HEADER = 0x1001
CLONE_NEWNET = 0x40000000
QUEUE_SECONDS = 0.1
QUEUE_BYTES_LEAST = 30_000
PACKET_BYTES_MOST = 2048


def tun(name):
    """Opens a TUN device in the namespace that this process is in."""
    device = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(device, TUNSETIFF, struct.pack("16sH", name.encode(), IFF_TUN_WITHOUT_HEADER))
    return device


def within(namespace):
    """Moves this process into a namespace of `ip netns`."""
    handle = os.open(f"/run/netns/{namespace}", os.O_RDONLY)
    if ctypes.CDLL(None, use_errno=True).setns(handle, CLONE_NEWNET) != 0:
        raise OSError(ctypes.get_errno(), "setns")


def end_of_line(namespace, address):
    """A TUN device in a namespace, with its address; it can be read and written from wherever this process goes."""
    within(namespace)
    device = tun("line")
    for words in (["addr", "add", address, "dev", "line"], ["link", "set", "line", "up"], ["link", "set", "lo", "up"]):
        subprocess.run(["ip", *words], check=True)
    return device


class Direction:
    """One way of the line."""

    def __init__(self, into, mbps, delay_seconds, loss, dice):
        self.into, self.delay, self.loss, self.dice = into, delay_seconds, loss, dice
        self.bytes_per_second = mbps * 1e6 / 8
        self.queue_bytes = max(QUEUE_BYTES_LEAST, self.bytes_per_second * QUEUE_SECONDS)
        self.free_at = 0.0
        self.flying = collections.deque()

    def take(self, packet, now):
        begins = max(now, self.free_at)
        if (begins - now) * self.bytes_per_second + len(packet) > self.queue_bytes:
            return
        self.free_at = begins + len(packet) / self.bytes_per_second
        # What is lost took its time on the line all the same.
        if self.dice.random() < self.loss:
            return
        self.flying.append((self.free_at + self.delay, packet))

    def deliver(self, now):
        while self.flying and self.flying[0][0] <= now:
            _, packet = self.flying.popleft()
            with contextlib.suppress(BlockingIOError):
                os.write(self.into, packet)

    def waits(self, now):
        return max(0.0, self.flying[0][0] - now) if self.flying else 1.0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--server", required=True, help="namespace")
    parser.add_argument("--client", required=True, help="namespace")
    parser.add_argument("--down-mbps", type=float, required=True)
    parser.add_argument("--up-mbps", type=float, required=True)
    parser.add_argument("--rtt-ms", type=float, required=True)
    parser.add_argument("--loss-percent", type=float, required=True, help="of packets, in each direction")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()

    here = end_of_line(asked.server, "10.77.0.1/30")
    there = end_of_line(asked.client, "10.77.0.2/30")
    dice = random.Random(asked.seed)
    delay, loss = asked.rtt_ms / 2000, asked.loss_percent / 100
    down = Direction(there, asked.down_mbps, delay, loss, dice)
    up = Direction(here, asked.up_mbps, delay, loss, dice)
    ended = []
    signal.signal(signal.SIGTERM, lambda *_: ended.append(True))
    print("ready", flush=True)
    while not ended:
        now = time.monotonic()
        readable, _, _ = select.select([here, there], [], [], min(down.waits(now), up.waits(now)))
        now = time.monotonic()
        for device, direction in ((here, down), (there, up)):
            while device in readable:
                try:
                    direction.take(os.read(device, PACKET_BYTES_MOST), now)
                except BlockingIOError:
                    break
        now = time.monotonic()
        down.deliver(now)
        up.deliver(now)


main()
