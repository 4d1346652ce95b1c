"""Answers with everything in them that sealing has to destroy."""

import pytest

from tests.support.sealing import answer


@pytest.fixture
def receipts(db, keys, event):
    return answer(db, keys, event)
