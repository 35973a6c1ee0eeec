#!/usr/bin/env python3
"""A line of a given shape between this machine and a network namespace, made of two TUN devices.

Packets of each direction wait their turn at the given rate, in a queue of 100 ms, are lost at random, and arrive half a
round trip later. It does what `tc netem` does, on kernels that lack netem too, and on what real TCP sends: TUN devices
carry no segments bigger than a packet. Runs until it is ended.
"""

import argparse
import collections
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
    """Moves this process into a namespace: one of `ip netns`, or one that is open already."""
    handle = namespace if isinstance(namespace, int) else os.open(f"/run/netns/{namespace}", os.O_RDONLY)
    if ctypes.CDLL(None, use_errno=True).setns(handle, CLONE_NEWNET) != 0:
        raise OSError(ctypes.get_errno(), "setns")


def run(*words):
    subprocess.run(words, check=True)


class Direction:
    """One way of the line."""

    def __init__(self, into, mbps, delay_seconds, loss, dice):
        self.into, self.delay, self.loss, self.dice = into, delay_seconds, loss, dice
        self.bytes_per_second = mbps * 1e6 / 8
        self.queue_bytes = max(QUEUE_BYTES_LEAST, self.bytes_per_second * QUEUE_SECONDS)
        self.free_at = 0.0
        self.flying = collections.deque()
        self.carried = self.dropped = self.lost = 0

    def take(self, packet, now):
        begins = max(now, self.free_at)
        if (begins - now) * self.bytes_per_second + len(packet) > self.queue_bytes:
            self.dropped += 1
            return
        self.free_at = begins + len(packet) / self.bytes_per_second
        # What is lost took its time on the line all the same.
        if self.dice.random() < self.loss:
            self.lost += 1
            return
        self.flying.append((self.free_at + self.delay, packet))

    def deliver(self, now):
        while self.flying and self.flying[0][0] <= now:
            _, packet = self.flying.popleft()
            self.carried += 1
            try:
                os.write(self.into, packet)
            except BlockingIOError:
                self.dropped += 1

    def waits(self, now):
        return max(0.0, self.flying[0][0] - now) if self.flying else 1.0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--namespace", required=True)
    parser.add_argument("--down-mbps", type=float, required=True)
    parser.add_argument("--up-mbps", type=float, required=True)
    parser.add_argument("--rtt-ms", type=float, required=True)
    parser.add_argument("--loss-percent", type=float, required=True, help="of packets, in each direction")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()

    home = os.open("/proc/self/ns/net", os.O_RDONLY)
    here = tun("shape-server")
    run("ip", "addr", "add", "10.77.0.1/30", "dev", "shape-server")
    run("ip", "link", "set", "shape-server", "up")
    within(asked.namespace)
    there = tun("shape-client")
    run("ip", "addr", "add", "10.77.0.2/30", "dev", "shape-client")
    run("ip", "link", "set", "shape-client", "up")
    run("ip", "link", "set", "lo", "up")
    within(home)

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
    for name, way in (("down", down), ("up", up)):
        print(f"{name}: {way.carried} packets carried, {way.lost} lost, {way.dropped} dropped by the full queue", flush=True)


main()
