"""Addresses to pages: several hosts at once, each of them asked politely."""

from __future__ import annotations

import functools
import queue
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from biascompare.errors import SourceError
from biascompare.web.addresses import Address, parse, resolve, shorten
from biascompare.web.connection import Answer, ask
from biascompare.web.content import Page, page_of
from biascompare.web.hosts import Hosts, Stopped
from biascompare.web.limits import Limits
from biascompare.web.refusals import retry_after
from biascompare.web.robots import LARGEST, Robots, closed, read_robots, robots_address

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TRY_AGAIN = frozenset({429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a fetch is: the address, what happened to it, and how many of all are done.

    ``event`` is one of started, again (after a fault), fetched, failed.
    """

    url: str
    event: str
    done: int
    total: int


def fetch(
    urls: Iterable[str],
    *,
    allow_private: bool = False,
    limits: Limits | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Iterator[Page | SourceError]:
    """Yield the page behind each address as it arrives, or why there is none.

    http and https only, public machines only unless ``allow_private``, at most five
    redirects, robots.txt respected, one request at a time to a host and several hosts
    at once. ``progress`` is called in the caller's thread. An address given twice is
    fetched once.
    """
    asked = list(dict.fromkeys(url.strip() for url in urls))
    fetcher = _Fetcher(allow_private, limits or Limits())
    news: queue.SimpleQueue[_News] = queue.SimpleQueue()
    lanes, faults = _lanes(asked)
    work: queue.SimpleQueue[list[str]] = queue.SimpleQueue()
    for lane in lanes:
        work.put(lane)
    threads = [
        threading.Thread(
            target=_work, args=(fetcher, work, news), name=f"fetch-{number}", daemon=True
        )
        for number in range(min(fetcher.limits.hosts, len(lanes)))
    ]
    done = 0
    try:
        for fault in faults:
            done += 1
            _tell(progress, fault.source, "failed", done, len(asked))
            yield fault
        for thread in threads:
            thread.start()
        while done < len(asked):
            url, event, found = news.get()
            if isinstance(found, BaseException) and not isinstance(found, SourceError):
                raise found
            done += found is not None
            _tell(progress, url, event, done, len(asked))
            if found is not None:
                yield found
    finally:
        fetcher.hosts.stop.set()


_News = tuple[str, str, Page | BaseException | None]


def _tell(
    progress: Callable[[Progress], None] | None, url: str, event: str, done: int, total: int
) -> None:
    if progress is not None:
        progress(Progress(url, event, done, total))


def _lanes(urls: list[str]) -> tuple[list[list[str]], list[SourceError]]:
    """Part the addresses by host, in order; what is no address is a fault."""
    lanes: dict[str, list[str]] = {}
    faults = []
    for url in urls:
        try:
            lanes.setdefault(parse(url).host, []).append(url)
        except SourceError as fault:
            faults.append(fault)
    return list(lanes.values()), faults


def _work(
    fetcher: _Fetcher,
    work: queue.SimpleQueue[list[str]],
    news: queue.SimpleQueue[_News],
) -> None:
    """Fetch one host's addresses after another until none is left."""
    while True:
        try:
            lane = work.get_nowait()
        except queue.Empty:
            return
        for url in lane:
            shown = shorten(url)
            news.put((shown, "started", None))
            try:
                page = fetcher.page(url, functools.partial(news.put, (shown, "again", None)))
                news.put((shown, "fetched", page))
            except SourceError as fault:
                news.put((shown, "failed", fault))
            except Stopped:
                return
            except BaseException as error:  # noqa: BLE001 - raised in the caller's thread
                news.put((shown, "failed", error))
                return


@dataclass(frozen=True, slots=True)
class _Fetcher:
    """What the threads of one `fetch` share."""

    allow_private: bool
    limits: Limits
    hosts: Hosts = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "hosts", Hosts(self.limits.delay))

    def page(self, url: str, again: Callable[[], None]) -> Page:
        """Return the page behind an address, following redirects, each hop checked anew."""
        first = address = parse(url)
        try:
            for _ in range(self.limits.redirects + 1):
                self._check_robots(address)
                answer = self._answer(address, again)
                if not _redirects(answer):
                    return page_of(url, address, answer)
                address = _next(address, answer)
        except SourceError as fault:
            reason = fault.reason if address == first else f"it redirects to {fault}"
            raise SourceError(shorten(url), reason) from None
        reason = f"it redirects more than {self.limits.redirects} times; open it in a browser"
        raise SourceError(shorten(url), f"{reason} and give the address at which it ends")

    def _answer(
        self, address: Address, again: Callable[[], None], *, cut: int | None = None
    ) -> Answer:
        """Ask up to ``tries`` times, leaving the host in peace for longer each time."""
        host = self.hosts[address.host]
        fault: SourceError | None = None
        for attempt in range(self.limits.tries):
            pause = self.limits.back_off * 2**attempt
            answer = None
            with host.turn():
                try:
                    answer = self._ask(address, cut)
                except OSError as error:
                    fault = SourceError(address.url, f"{error}; try again later")
            if answer is not None:
                if answer.status not in _TRY_AGAIN:
                    return answer
                pause = max(pause, retry_after(answer.headers))
            if attempt + 1 == self.limits.tries or pause > self.limits.longest_wait:
                break
            host.wait(pause)
            again()
        if answer is None:
            assert fault is not None
            raise fault
        return answer

    def _ask(self, address: Address, cut: int | None) -> Answer:
        numbers = resolve(address, allow_private=self.allow_private)
        return ask(address, numbers, self.limits, cut=cut)

    def _check_robots(self, address: Address) -> None:
        """Raise `SourceError` if the site's robots.txt keeps us out; heed its delay."""
        host = self.hosts[address.host]
        with host.robots_lock:
            if address.site not in host.robots:
                host.robots[address.site] = self._robots(address)
            robots = host.robots[address.site]
        if robots.delay is not None:
            host.delay = max(host.delay, min(robots.delay, self.limits.longest_delay))
        if not robots.allows(address.url):
            raise SourceError(address.url, robots.refusal)

    def _robots(self, address: Address) -> Robots:
        place = parse(robots_address(address))
        try:
            for _ in range(self.limits.redirects + 1):
                answer = self._answer(place, _nobody, cut=LARGEST)
                if not _redirects(answer):
                    break
                place = _next(place, answer)
        except SourceError as fault:
            # A host that does not answer is not asked again for each of its pages.
            same = place.site == address.site
            return closed(fault.reason if same else f"its robots.txt redirects to {fault}")
        return read_robots(answer)


def _nobody() -> None:
    """Tell nobody."""


def _redirects(answer: Answer) -> bool:
    return answer.status in _REDIRECTS and "location" in answer.headers


def _next(address: Address, answer: Answer) -> Address:
    # Header bytes are Latin-1 to Python; addresses are UTF-8.
    target = answer.headers["location"].encode("latin-1").decode("utf-8", errors="replace")
    return parse(target, address.url)
