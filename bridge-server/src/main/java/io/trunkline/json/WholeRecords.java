package io.trunkline.json;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a record only when nothing is missing that its type promises. */
final class WholeRecords implements TypeAdapterFactory {
  @Override
  public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
    if (!type.getRawType().isRecord()) {
      return null;
    }
    List<RecordComponent> components = List.of(type.getRawType().getRecordComponents());
    String name = type.getRawType().getSimpleName();
    return new WholeRecord<>(gson, gson.getDelegateAdapter(this, type), name, components);
  }

  private static final class WholeRecord<T> extends TypeAdapter<T> {
    private final TypeAdapter<JsonElement> trees;
    private final TypeAdapter<T> delegate;
    private final String name;
    private final List<RecordComponent> components;

    WholeRecord(Gson gson, TypeAdapter<T> delegate, String name, List<RecordComponent> components) {
      this.trees = gson.getAdapter(JsonElement.class);
      this.delegate = delegate;
      this.name = name;
      this.components = components;
      components.forEach(component -> component.getAccessor().setAccessible(true));
    }

    @Override
    public void write(JsonWriter out, @Nullable T value) throws IOException {
      delegate.write(out, value);
    }

    @Override
    public @Nullable T read(JsonReader in) throws IOException {
      JsonElement tree = trees.read(in);
      if (tree.isJsonNull()) {
        return null;
      }
      if (!tree.isJsonObject()) {
        throw new JsonParseException(name + " must be an object");
      }
      fillCollections(tree.getAsJsonObject());
      T read = build(tree);
      components.forEach(component -> refuseMissing(read, component));
      return read;
    }

    private void fillCollections(JsonObject object) {
      for (RecordComponent component : components) {
        JsonElement value = object.get(component.getName());
        if (isNullable(component) || (value != null && !value.isJsonNull())) {
          continue;
        }
        if (Collection.class.isAssignableFrom(component.getType())) {
          object.add(component.getName(), new JsonArray());
        } else if (Map.class.isAssignableFrom(component.getType())) {
          object.add(component.getName(), new JsonObject());
        } else if (component.getType().isPrimitive() && component.getType() != boolean.class) {
          throw missing(component);
        }
      }
    }

    private T build(JsonElement tree) {
      try {
        return delegate.fromJsonTree(tree);
      } catch (JsonParseException alreadyClear) {
        throw alreadyClear;
      } catch (RuntimeException rejected) {
        throw new JsonParseException(name + " is not valid: a value in it is wrong", rejected);
      }
    }

    private void refuseMissing(T read, RecordComponent component) {
      try {
        if (!isNullable(component) && component.getAccessor().invoke(read) == null) {
          throw missing(component);
        }
      } catch (IllegalAccessException | InvocationTargetException unreadable) {
        throw new JsonParseException(name + " cannot be read", unreadable);
      }
    }

    private JsonParseException missing(RecordComponent component) {
      return new JsonParseException(
          name + "." + component.getName() + " is missing, or not a word that is known there");
    }

    private static boolean isNullable(RecordComponent component) {
      return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
  }
}
