package io.trunkline.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads records from JSON that strangers wrote: every component must be there unless it is
 * {@code @Nullable}, must have its type, and nothing else may stand beside it. All faults are
 * gathered, not only the first. One reader per message; not thread-safe.
 */
public final class StrictReader {
  private static final int MAX_FAULTS = 50;
  private final List<Fault> faults = new ArrayList<>();

  /** What was wrong with what was read so far. */
  public List<Fault> faults() {
    return List.copyOf(faults);
  }

  /** Reads a record, or answers null when there is a fault. */
  public <T> @Nullable T read(JsonElement json, Class<T> type) {
    int before = faults.size();
    Object value = record(json, type, "");
    return faults.size() > before ? null : type.cast(value);
  }

  private @Nullable Object value(JsonElement json, Type type, String path) {
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == List.class
          ? list(json, generic.getActualTypeArguments()[0], path)
          : map(json, path);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord()) {
      return record(json, plain, path);
    }
    if (plain.isEnum()) {
      return constant(json, plain, path);
    }
    return scalar(json, plain, path);
  }

  private @Nullable Object record(JsonElement json, Class<?> type, String path) {
    if (!(json instanceof JsonObject object)) {
      return fault(path, "is no object", "send a JSON object");
    }
    RecordComponent[] components = type.getRecordComponents();
    Set<String> known =
        Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.toSet());
    for (String name : object.keySet()) {
      if (!known.contains(name)) {
        fault(
            join(path, name), "is not known here", "leave it out, or use one of " + sorted(known));
      }
    }
    int before = faults.size();
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = component(object, components[i], path);
    }
    return faults.size() > before ? null : build(type, components, values, path);
  }

  private @Nullable Object component(JsonObject object, RecordComponent component, String path) {
    JsonElement json = object.get(component.getName());
    String field = join(path, component.getName());
    if (json != null && !json.isJsonNull()) {
      return value(json, component.getGenericType(), field);
    }
    if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
      return null;
    }
    return fault(field, "is missing", "send " + words(component.getType()));
  }

  private @Nullable Object build(
      Class<?> type, RecordComponent[] components, @Nullable Object[] values, String path) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      return fault(path, "cannot be: " + e.getTargetException().getMessage(), "correct it");
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot build " + type, e);
    }
  }

  private @Nullable Object list(JsonElement json, Type element, String path) {
    if (!(json instanceof JsonArray array)) {
      return fault(path, "is no list", "send a JSON array");
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      Object value = value(array.get(i), element, path + "[" + i + "]");
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  private @Nullable Object map(JsonElement json, String path) {
    if (!(json instanceof JsonObject object)) {
      return fault(path, "is no object", "send a JSON object");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    object
        .entrySet()
        .forEach(
            entry -> {
              Object value = simple(entry.getValue(), join(path, entry.getKey()));
              if (value != null) {
                values.put(entry.getKey(), value);
              }
            });
    return values;
  }

  private @Nullable Object simple(JsonElement json, String path) {
    if (!(json instanceof JsonPrimitive primitive)) {
      return fault(path, "is no simple value", "send text, a whole number, or true or false");
    }
    if (primitive.isBoolean()) {
      return primitive.getAsBoolean();
    }
    return primitive.isString() ? primitive.getAsString() : scalar(json, int.class, path);
  }

  private @Nullable Object constant(JsonElement json, Class<?> type, String path) {
    String text = json instanceof JsonPrimitive p && p.isString() ? p.getAsString() : "";
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(text)) {
        return constant;
      }
    }
    return fault(path, "is none of its words", "send " + words(type));
  }

  private @Nullable Object scalar(JsonElement json, Class<?> type, String path) {
    if (json instanceof JsonPrimitive primitive) {
      try {
        if (type == String.class && primitive.isString()) {
          return primitive.getAsString();
        }
        if ((type == boolean.class || type == Boolean.class) && primitive.isBoolean()) {
          return primitive.getAsBoolean();
        }
        if ((type == int.class || type == Integer.class) && primitive.isNumber()) {
          return primitive.getAsBigDecimal().intValueExact();
        }
        if (type == Instant.class && primitive.isString()) {
          return Instant.parse(primitive.getAsString());
        }
      } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
        return fault(path, "has the wrong type", "send " + words(type));
      }
    }
    return fault(path, "has the wrong type", "send " + words(type));
  }

  private static String words(Class<?> type) {
    if (type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants())
              .map(Object::toString)
              .collect(Collectors.joining(", "));
    }
    if (type == String.class) {
      return "a text";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == int.class || type == Integer.class) {
      return "a whole number";
    }
    if (type == Instant.class) {
      return "a time such as 2026-11-22T08:30:00Z";
    }
    return type == List.class ? "a list" : "an object";
  }

  private static String sorted(Set<String> names) {
    return names.stream().sorted().collect(Collectors.joining(", "));
  }

  private static String join(String path, String name) {
    String shortened = name.length() > 60 ? name.substring(0, 60) + "..." : name;
    return path.isEmpty() ? shortened : path + "." + shortened;
  }

  private @Nullable Object fault(String field, String problem, String remedy) {
    if (faults.size() < MAX_FAULTS) {
      faults.add(new Fault(field, problem, remedy));
    }
    return null;
  }
}
