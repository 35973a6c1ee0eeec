#!/usr/bin/env python3
"""The line of tools/shape/link.py as ping and iperf3 see it, from the client's end: six figures, one a line.

UDP a quarter above the rate says what the line carries, whatever TCP makes of it; ping says delay and loss. Ten streams
of TCP say what is left for a page. Each run is bounded in rate and seconds.
"""

import argparse
import contextlib
import json
import re
import subprocess

SECONDS = 4
WARM_UP_SECONDS = 1
ATTEMPTS = 4
STREAMS = 10
DATAGRAM_BYTES = 1400
IP_AND_UDP_BYTES = 28
PINGS = 500


def iperf(asked, *words):
    """What arrived: bytes, seconds. UDP's greeting is one packet, which the line may lose: then it is sent again."""
    command = ["iperf3", "--client", asked.address, "--port", str(asked.port), "--json"]
    command += ["--time", str(SECONDS), "--omit", str(WARM_UP_SECONDS), *words]
    for _ in range(ATTEMPTS):
        with contextlib.suppress(subprocess.TimeoutExpired, subprocess.CalledProcessError):
            said = subprocess.run(command, check=True, capture_output=True, timeout=4 * SECONDS).stdout
            arrived = json.loads(said)["end"]["sum_received"]
            return arrived["bytes"], arrived["seconds"]
    raise SystemExit("iperf3 could not measure the line")


def udp(asked, mbps, *way):
    """Mbps of IP packets that arrived when more was sent than the line carries."""
    size, seconds = iperf(asked, "--udp", "--bitrate", f"{mbps * 1.25}M", "--length", str(DATAGRAM_BYTES), *way)
    return size * (DATAGRAM_BYTES + IP_AND_UDP_BYTES) / DATAGRAM_BYTES * 8 / seconds / 1e6


def tcp(asked, *way):
    """Mbps of bytes that arrived."""
    size, seconds = iperf(asked, "--parallel", str(STREAMS), *way)
    return size * 8 / seconds / 1e6


def ping(asked):
    """Median and loss of small round trips."""
    command = ["ping", "-n", "-i", "0.01", "-c", str(PINGS), "-W", "1", asked.address]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    times = sorted(float(time) for time in re.findall(r"time=([\d.]+)", said))
    return times[len(times) // 2], 100 * (1 - len(times) / PINGS)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--down-mbps", type=float, required=True)
    parser.add_argument("--up-mbps", type=float, required=True)
    asked = parser.parse_args()
    round_trip, lost = ping(asked)
    print(f"ping {round_trip:.1f} ms")
    print(f"ping-lost {lost:.2f} %")
    print(f"udp-down {udp(asked, asked.down_mbps, '--reverse'):.2f} Mbps")
    print(f"udp-up {udp(asked, asked.up_mbps):.2f} Mbps")
    print(f"tcp-down {tcp(asked, '--reverse'):.2f} Mbps")
    print(f"tcp-up {tcp(asked):.2f} Mbps")


main()
