import unittest

from scripts.stress.cases.crashes import quarantined, slots


class Slots(unittest.TestCase):
    def test_each_slot_has_a_record_or_is_blank(self) -> None:
        content = b"".join(b"%-20s\n" % text for text in (b"", b"200", b"18446744073709551615"))
        self.assertEqual(slots(content), [None, 200, 2**64 - 1])
        self.assertEqual(slots(b""), [])


class Quarantined(unittest.TestCase):
    def test_only_records_in_flight_at_two_crashes_in_a_row_are_quarantined(self) -> None:
        self.assertEqual(quarantined([[7, 8]]), set())
        self.assertEqual(quarantined([[7, 8], [None, 8, 9]]), {8})
        self.assertEqual(quarantined([[7], [], [7]]), set())
        self.assertEqual(quarantined([[7], [7], [8], [None, 9]]), {7})

    def test_a_blank_slot_is_not_a_record(self) -> None:
        self.assertEqual(quarantined([[None], [None]]), set())
