package gewerk.platform.config;

import java.net.URI;
import java.net.URISyntaxException;

/** What the value of an option must look like. */
enum Kind {
  TEXT("any text") {
    @Override
    boolean accepts(String value) {
      return true;
    }
  },
  /** Never on the command line, where every user of the machine can read it, and never shown. */
  SECRET("any text") {
    @Override
    boolean accepts(String value) {
      return true;
    }
  },
  PORT("a number from 0 to 65535") {
    @Override
    boolean accepts(String value) {
      return value.matches("\\d{1,5}") && Integer.parseInt(value) <= 65_535;
    }
  },
  COUNT("a number from 1 to 100000") {
    @Override
    boolean accepts(String value) {
      return value.matches("[1-9]\\d{0,5}") && Integer.parseInt(value) <= 100_000;
    }
  },
  YES_OR_NO("true or false") {
    @Override
    boolean accepts(String value) {
      return value.equals("true") || value.equals("false");
    }
  },
  LOG_FORMAT("text or json") {
    @Override
    boolean accepts(String value) {
      return value.equals("text") || value.equals("json");
    }
  },
  LOG_LEVEL("error, warn, info or debug") {
    @Override
    boolean accepts(String value) {
      return value.matches("error|warn|info|debug");
    }
  },
  DATABASE("an address such as jdbc:postgresql://host:5432/gewerk") {
    @Override
    boolean accepts(String value) {
      return value.startsWith("jdbc:postgresql:");
    }
  },
  WEB_ADDRESS("an address such as https://gewerk.example.org") {
    @Override
    boolean accepts(String value) {
      try {
        URI address = new URI(value);
        return ("https".equals(address.getScheme()) || "http".equals(address.getScheme())) && address.getHost() != null
            && address.getRawQuery() == null && address.getRawFragment() == null;
      } catch (URISyntaxException e) {
        return false;
      }
    }
  };

  private final String expected;

  Kind(String expected) {
    this.expected = expected;
  }

  abstract boolean accepts(String value);

  String expected() {
    return expected;
  }
}
