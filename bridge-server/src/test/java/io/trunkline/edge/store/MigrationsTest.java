package io.trunkline.edge.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The steps as they lie in the folder. */
class MigrationsTest {
  @Test
  void listsEveryStepThatItBringsAlong() throws IOException, URISyntaxException {
    Path index = Path.of(Migrations.class.getResource("/db/migrations.txt").toURI());
    try (Stream<Path> files = Files.list(index.getParent())) {
      List<String> steps =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".sql"))
              .map(name -> name.substring(0, name.length() - ".sql".length()))
              .sorted()
              .toList();

      assertThat(Files.readAllLines(index)).isEqualTo(steps);
      assertThat(steps).allMatch(name -> name.matches("\\d{8}-[a-z0-9-]+"));
    }
  }
}
