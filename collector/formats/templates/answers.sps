* Encoding: UTF-8.
GET DATA /TYPE=TXT /FILE="{{ file }}" /ENCODING="UTF8" /DELIMITERS=","
  /QUALIFIER='"' /ARRANGEMENT=DELIMITED /FIRSTCASE=2 /VARIABLES=
  wave A8
  language A2
  questionnaire A12
  pair F8.0
{% for each in variables %}
  {{ each.column }} F9.0
{% endfor %}
.
{% for each in variables %}
VARIABLE LABELS {{ each.column }}
  {{ quote(label(each)) }}.
{% for code, text in value_labels(each) %}
{{ "VALUE LABELS " ~ each.column ~ "\n" if loop.first }}  {{ code }} {{ quote(text) }}{{ "." if loop.last }}
{% endfor %}
{% set missing = missing_codes(each) %}
{% if missing %}
MISSING VALUES {{ each.column }} ({{ missing | first }} THRU {{ missing | last }}).
{% endif %}
{% endfor %}
EXECUTE.

