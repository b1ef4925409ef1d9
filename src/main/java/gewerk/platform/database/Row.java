package gewerk.platform.database;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** One row of a result, read by column name into the values the product works with. */
public final class Row {
  private final ResultSet result;

  Row(ResultSet result) {
    this.result = result;
  }

  public long id(String column) {
    return read(() -> result.getLong(column));
  }

  public @Nullable Long idOrNull(String column) {
    return read(() -> {
      long id = result.getLong(column);
      return result.wasNull() ? null : id;
    });
  }

  public int integer(String column) {
    return read(() -> result.getInt(column));
  }

  public @Nullable Integer integerOrNull(String column) {
    return read(() -> {
      int number = result.getInt(column);
      return result.wasNull() ? null : number;
    });
  }

  public boolean bool(String column) {
    return read(() -> result.getBoolean(column));
  }

  public String text(String column) {
    return read(() -> result.getString(column));
  }

  public @Nullable String textOrNull(String column) {
    return read(() -> result.getString(column));
  }

  public @Nullable BigDecimal decimalOrNull(String column) {
    return read(() -> result.getBigDecimal(column));
  }

  public @Nullable LocalDate dateOrNull(String column) {
    return read(() -> result.getObject(column, LocalDate.class));
  }

  public Instant instant(String column) {
    return read(() -> result.getObject(column, OffsetDateTime.class).toInstant());
  }

  public @Nullable Instant instantOrNull(String column) {
    return read(() -> {
      var time = result.getObject(column, OffsetDateTime.class);
      return time == null ? null : time.toInstant();
    });
  }

  public byte[] bytes(String column) {
    return read(() -> result.getBytes(column));
  }

  public byte @Nullable [] bytesOrNull(String column) {
    return read(() -> result.getBytes(column));
  }

  public List<Long> ids(String column) {
    return read(() -> {
      Array array = result.getArray(column);
      return array == null ? List.of() : List.of((Long[]) array.getArray());
    });
  }

  public List<String> texts(String column) {
    return read(() -> {
      Array array = result.getArray(column);
      return array == null ? List.of() : List.of((String[]) array.getArray());
    });
  }

  private interface Reading<T> {
    @Nullable T read() throws SQLException;
  }

  @SuppressWarnings("NullAway")
  private static <T> T read(Reading<T> reading) {
    try {
      return reading.read();
    } catch (SQLException e) {
      throw new DatabaseFailure("reading a row", e);
    }
  }
}
