"""Tells Schemathesis how to write bodies that are lines or mails: as the text that they are."""

import schemathesis

schemathesis.serializer.alias(["application/x-ndjson", "message/rfc822"], "text/plain")
