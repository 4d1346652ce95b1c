"""What participants send: answers, receipts, texts and the tables of their export."""
