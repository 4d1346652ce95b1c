"""The page to beat: 20 ratings and two texts in plain Flask-WTF, one INSERT and commit a POST."""

import os
import sqlite3
import threading

from flask import Flask, render_template_string
from flask_wtf import FlaskForm
from wtforms import RadioField, TextAreaField

RATINGS = [f"rating_{n}" for n in range(20)]
TEXTS = ["text_0", "text_1"]
CHOICES = [
    (str(n), label)
    for n, label in enumerate(
        ["strongly disagree", "disagree", "neither", "agree", "strongly agree"], 1
    )
]
PAGE = """<!doctype html><title>Baseline</title><form method="post">{{ form.hidden_tag() }}
{% for field in form if field.type != 'CSRFTokenField' %}
<p>{{ field.label }} {{ field() }}</p>
{% endfor %}
<button>Send</button></form>"""


class BaselineForm(FlaskForm):
    """The form; its fields are added below."""


for _name in RATINGS:
    setattr(BaselineForm, _name, RadioField(f"Statement {_name}", choices=CHOICES))
for _name in TEXTS:
    setattr(BaselineForm, _name, TextAreaField(f"Question {_name}"))


def application() -> Flask:
    """Return the application over the database file that BASELINE_DB names."""
    app = Flask(__name__)
    app.secret_key = "baseline"
    local = threading.local()
    create_database()

    def db() -> sqlite3.Connection:
        if not hasattr(local, "db"):
            local.db = connect()
        connection: sqlite3.Connection = local.db
        return connection

    @app.route("/", methods=["GET", "POST"])
    def page() -> str:
        form = BaselineForm()
        if form.validate_on_submit():
            values = [form[name].data for name in RATINGS + TEXTS]
            with db() as connection:
                connection.execute(f"INSERT INTO responses VALUES ({','.join('?' * 22)})", values)
            return "Thank you"
        return render_template_string(PAGE, form=form)

    return app


def connect() -> sqlite3.Connection:
    """Open the database, durable at every commit, with a long wait for locks."""
    connection = sqlite3.connect(os.environ["BASELINE_DB"], timeout=30)
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def create_database() -> None:
    """Create the table once, before any thread opens the file."""
    connection = connect()
    connection.execute("PRAGMA journal_mode = WAL")
    columns = ", ".join(RATINGS + TEXTS)
    connection.execute(f"CREATE TABLE IF NOT EXISTS responses ({columns})")
    connection.close()
