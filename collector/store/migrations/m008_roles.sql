-- Give accounts and invitations roles; who had an account so far could do everything.
ALTER TABLE accounts ADD COLUMN roles TEXT NOT NULL
    DEFAULT '["organiser", "analyst", "approver"]' CHECK (json_valid(roles));
ALTER TABLE invitations ADD COLUMN roles TEXT NOT NULL
    DEFAULT '["organiser", "analyst", "approver"]' CHECK (json_valid(roles));
