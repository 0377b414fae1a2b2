"""What an item is, and how it is given to the native module.

In: a page, a page with metadata, a record, or a record of a file. Out: the page as `str`, `bytes`
or `Record`, and the JSON of the metadata. Values that JSON does not have (dates, numbers of NumPy)
become strings or plain numbers: the data of a page never raises.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Optional, Union

from ._native import PAGE_KEY, Record

Page = Union[str, bytes, bytearray, memoryview]
Metadata = Mapping[str, Any]
Item = Union[Page, Metadata, Record, tuple[Page, Metadata]]

Parts = tuple[Union[str, bytes, Record, None], Optional[str]]

_WANTED = (
    "a page is a str, bytes, a dict (a record with its page under a key such as 'html'), "
    "a tuple (page, dict of metadata) or a record of dechaff.open"
)


def parts(item: Any) -> Parts:
    """The page of an item, and its metadata as a JSON object."""
    if isinstance(item, (str, bytes, Record)):
        return item, None
    if isinstance(item, (bytearray, memoryview)):
        return bytes(item), None
    if isinstance(item, Mapping):
        return _record(item)
    if isinstance(item, tuple) and len(item) == 2:
        page, metadata = item
        return described(page, metadata)
    raise TypeError(f"{_WANTED}; not {_kind(item)}")


def described(page: Any, metadata: Any) -> Parts:
    """A page with metadata that are known of it."""
    if isinstance(page, (bytearray, memoryview)):
        page = bytes(page)
    if not isinstance(page, (str, bytes)):
        raise TypeError(f"a page with metadata is a str or bytes, not {_kind(page)}")
    if not isinstance(metadata, Mapping):
        raise TypeError(f"metadata are a dict, such as {{'url': '…'}}, not {_kind(metadata)}")
    if not metadata:
        return page, None
    return page, _json({**_with_string_keys(metadata), PAGE_KEY: ""})


def _record(record: Metadata) -> Parts:
    """A record. JSON has no bytes, so if a value is bytes, it is the page."""
    pages = [
        key for key, value in record.items() if isinstance(value, (bytes, bytearray, memoryview))
    ]
    if not pages:
        return None, _json(_with_string_keys(record))
    if len(pages) > 1:
        names = " and ".join(repr(key) for key in pages)
        raise TypeError(f"{names} are bytes; give the page alone as bytes, other values as str")
    others = {key: value for key, value in record.items() if key != pages[0]}
    return described(bytes(record[pages[0]]), others)


def _with_string_keys(metadata: Metadata) -> dict[str, Any]:
    return {str(key): value for key, value in metadata.items()}


def _json(value: dict[str, Any]) -> str:
    try:
        return json.dumps(value, ensure_ascii=False, default=_plain)
    except TypeError:
        # A mapping inside a value has keys that JSON does not have.
        return json.dumps(_with_string_keys_inside(value), ensure_ascii=False, default=_plain)


def _with_string_keys_inside(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _with_string_keys_inside(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_with_string_keys_inside(one) for one in value]
    return value


def _plain(value: Any) -> Any:
    """A value that JSON has, for one that it does not have."""
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value).decode("utf-8", "replace")
    # Numbers and arrays of NumPy.
    tolist = getattr(value, "tolist", None)
    return tolist() if callable(tolist) else str(value)


def _kind(value: Any) -> str:
    if isinstance(value, tuple):
        return f"a tuple of {len(value)}"
    return type(value).__name__
