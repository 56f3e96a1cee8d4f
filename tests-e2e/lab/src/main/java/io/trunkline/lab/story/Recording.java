package io.trunkline.lab.story;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A recorded conversation: what was received, and in which chunks. Immutable. */
public final class Recording {
  private static final double TENTHS_OF_A_MILLISECOND = 1e4;

  /** So many bytes, so many seconds after the connection was made. */
  public record Chunk(double seconds, int length) {}

  private final byte[] bytes;
  private final List<Chunk> chunks;

  Recording(byte[] bytes, List<Chunk> chunks) {
    this.bytes = bytes.clone();
    this.chunks = List.copyOf(chunks);
  }

  /** How many bytes were received. */
  public int length() {
    return bytes.length;
  }

  /** Writes the two files of a tape, NAME.ami and NAME.json; those that were there are replaced. */
  public void writeTo(Path folder, String name, String description) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve(name + ".ami"), bytes);
    Files.writeString(folder.resolve(name + ".json"), json(name, description) + "\n");
  }

  private String json(String name, String description) {
    JsonObject all = new JsonObject();
    all.addProperty("scenario", name);
    all.addProperty("notes", description);
    JsonArray rows = new JsonArray();
    for (Chunk chunk : chunks) {
      JsonArray row = new JsonArray();
      row.add(Math.round(chunk.seconds() * TENTHS_OF_A_MILLISECOND) / TENTHS_OF_A_MILLISECOND);
      row.add(chunk.length());
      rows.add(row);
    }
    all.add("chunks", rows);
    return new Gson().toJson(all);
  }
}
