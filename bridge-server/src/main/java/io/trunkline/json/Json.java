package io.trunkline.json;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * The one JSON dialect of the bridge: records by component name, instants in ISO 8601. What is read
 * is as whole as the record says: a missing list or map is an empty one, a missing boolean is
 * false, any other missing value is a {@link com.google.gson.JsonParseException} that names it,
 * unless it is {@code @Nullable}. A number whose type is not known becomes an Integer where it
 * fits, else a Long, else a Double.
 */
public final class Json {
  private static final Gson GSON =
      new GsonBuilder()
          .disableHtmlEscaping()
          .setObjectToNumberStrategy(in -> number(in.nextString()))
          .registerTypeAdapter(Instant.class, new Instants().nullSafe())
          .registerTypeAdapterFactory(new WholeRecords())
          .create();

  private Json() {}

  /** The shared, thread-safe codec. */
  public static Gson gson() {
    return GSON;
  }

  private static Number number(String text) {
    BigDecimal exact = new BigDecimal(text);
    if (exact.scale() > 0 || exact.precision() - exact.scale() > 18) {
      return exact.doubleValue();
    }
    long whole = exact.longValueExact();
    if (whole != (int) whole) {
      return whole;
    }
    return (int) whole;
  }

  private static final class Instants extends TypeAdapter<Instant> {
    @Override
    public void write(JsonWriter out, Instant value) throws IOException {
      out.value(value.toString());
    }

    @Override
    public Instant read(JsonReader in) throws IOException {
      return Instant.parse(in.nextString());
    }
  }
}
