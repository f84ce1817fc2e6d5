package org.mediaquery.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static final Map<String, String> QUEUE = Map.of("MEDIA_QUEUE_URL", "https://sqs.example/1/events");

    @Test
    void defaultsAreValid() throws IOException {
        Settings settings = read(QUEUE);
        assertThat(settings.resources().bucket()).isEqualTo("media");
        assertThat(settings.labelling().labellers()).containsExactly("properties");
        assertThat(settings.links().life()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void aModelIsUsedByDefaultWhenConfigured() throws IOException {
        Settings settings = read(Map.of(
                "MEDIA_QUEUE_URL",
                "https://sqs.example/1/events",
                "MEDIA_MODEL",
                "m.onnx",
                "MEDIA_MODEL_LABELS",
                "l.txt"));
        assertThat(settings.labelling().labellers()).containsExactly("onnx", "properties");
    }

    @Test
    void requiresAQueue() {
        assertThatThrownBy(() -> read(Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("MEDIA_QUEUE_URL");
    }

    @ParameterizedTest
    @CsvSource({
        "MEDIA_BUCKET_NAME,My_Bucket",
        "MEDIA_DERIVED_BUCKET_NAME,media",
        "MEDIA_TABLE_NAME,a b",
        "MEDIA_INDEX_TABLE_NAME,media",
        "MEDIA_QUEUE_URL,events",
        "MEDIA_LABELLER,clairvoyance",
        "MEDIA_LABELLER,'properties,properties'",
        "MEDIA_MIN_CONFIDENCE,101",
        "MEDIA_MIN_CONFIDENCE,NaN",
        "MEDIA_CONCURRENCY,0",
        "MEDIA_MAX_ATTEMPTS,0",
        "MEDIA_CONCURRENCY,many",
        "MEDIA_LINK_LIFE,P8D",
        "MEDIA_LINK_LIFE,15",
        "MEDIA_PUBLIC_S3_ENDPOINT,ftp://x",
        "MEDIA_MAX_PICTURE_PIXELS,0",
        "MEDIA_DAILY_PAID_CALLS,few",
        "MEDIA_JOB_PATIENCE,PT0S",
    })
    void rejectsInvalidValuesNamingKeyAndValue(String key, String value) {
        Map<String, String> all = new HashMap<>(QUEUE);
        all.put(key, value);
        assertThatThrownBy(() -> read(all))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(key)
                .hasMessageContaining(value)
                .hasMessageContaining("must be");
    }

    @Test
    void onnxRequiresModelAndLabels() {
        Map<String, String> all = new HashMap<>(QUEUE);
        all.put("MEDIA_LABELLER", "onnx");
        assertThatThrownBy(() -> read(all)).hasMessageContaining("MEDIA_MODEL");
        all.put("MEDIA_MODEL", "m.onnx");
        assertThatThrownBy(() -> read(all)).hasMessageContaining("MEDIA_MODEL_LABELS");
    }

    @ParameterizedTest
    @CsvSource({
        "MEDIA_REKOGNITION_EXTRAS,'colors,smell'",
        "MEDIA_REKOGNITION_RATE,0",
        "MEDIA_REKOGNITION_CONCURRENCY,65",
        "MEDIA_LABELLER_TIMEOUT,soon",
        "VIDEO_TOPIC_ARN,labels",
        "VIDEO_ROLE_ARN,role",
    })
    void validatesProviderKeysOnlyWhenTheProviderIsUsed(String key, String value) throws IOException {
        Map<String, String> all = new HashMap<>(QUEUE);
        all.put(key, value);
        assertThat(read(all).labelling().paid().rekognition()).isNull();
        all.put("MEDIA_LABELLER", "rekognition,properties");
        assertThatThrownBy(() -> read(all)).hasMessageContaining(key).hasMessageContaining(value);
    }

    @Test
    void clarifaiRequiresAToken() throws IOException {
        Map<String, String> all = new HashMap<>(QUEUE);
        all.put("MEDIA_LABELLER", "clarifai");
        assertThatThrownBy(() -> read(all)).hasMessageContaining("CLARIFAI_PAT is not set");
        all.put("CLARIFAI_PAT", "secret");
        assertThat(read(all).labelling().paid().clarifai().settings().url())
                .hasToString(
                        "https://api.clarifai.com/v2/users/clarifai/apps/main/models/general-image-recognition/outputs");
        all.put("CLARIFAI_API_URL", "https://clarifai.example/v2/models/mine/outputs");
        Settings settings = read(all);
        assertThat(settings.labelling().paid().clarifai().settings().url().getHost())
                .isEqualTo("clarifai.example");
        assertThat(settings.toString()).doesNotContain("secret");
        all.put("CLARIFAI_MODEL", "no/model");
        assertThatThrownBy(() -> read(all))
                .hasMessageContaining("CLARIFAI_MODEL")
                .hasMessageContaining("no/model");
    }

    @Test
    void topicAndRoleMustBeSetTogether() throws IOException {
        Map<String, String> all = new HashMap<>(QUEUE);
        all.put("MEDIA_LABELLER", "rekognition");
        assertThat(read(all).labelling().paid().rekognition().settings().channel())
                .isNull();
        all.put("VIDEO_TOPIC_ARN", "arn:aws:sns:eu-west-1:111122223333:labels");
        assertThatThrownBy(() -> read(all)).hasMessageContaining("VIDEO_ROLE_ARN is not set");
        all.put("VIDEO_ROLE_ARN", "arn:aws:iam::111122223333:role/service-role/rekognition");
        assertThat(read(all)
                        .labelling()
                        .paid()
                        .rekognition()
                        .settings()
                        .channel()
                        .topicArn())
                .endsWith(":labels");
        all.put("VIDEO_TOPIC_NAME", "others");
        assertThatThrownBy(() -> read(all)).hasMessageContaining("VIDEO_TOPIC_NAME");
    }

    @Test
    void formerNamesOfKeysStillWorkWithAWarning() throws IOException {
        Map<String, String> all = new HashMap<>(QUEUE);
        all.put("MEDIA_TRIES", "3");
        all.put("MEDIA_TAKEOVER", "PT7S");
        all.put("MEDIA_GRACE", "PT8S");
        all.put("MEDIA_REPAIR_EVERY", "PT9M");
        List<String> warnings = new ArrayList<>();
        Settings.Work work = readLogging(all, warnings).work();
        assertThat(work.maxAttempts()).isEqualTo(3);
        assertThat(work.visibilityTimeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(work.shutdownTimeout()).isEqualTo(Duration.ofSeconds(8));
        assertThat(work.reconcileInterval()).isEqualTo(Duration.ofMinutes(9));
        assertThat(warnings)
                .hasSize(4)
                .anyMatch(line -> line.contains("MEDIA_TRIES") && line.contains("MEDIA_MAX_ATTEMPTS"))
                .anyMatch(line -> line.contains("MEDIA_TAKEOVER") && line.contains("MEDIA_VISIBILITY_TIMEOUT"))
                .anyMatch(line -> line.contains("MEDIA_GRACE") && line.contains("MEDIA_SHUTDOWN_TIMEOUT"))
                .anyMatch(line -> line.contains("MEDIA_REPAIR_EVERY") && line.contains("MEDIA_RECONCILE_INTERVAL"));
    }

    @ParameterizedTest
    @CsvSource({
        "MEDIA_MAX_ATTEMPTS,MEDIA_TRIES,3,4",
        "MEDIA_VISIBILITY_TIMEOUT,MEDIA_TAKEOVER,PT1M,PT2M",
        "MEDIA_SHUTDOWN_TIMEOUT,MEDIA_GRACE,PT20S,PT10S",
        "MEDIA_RECONCILE_INTERVAL,MEDIA_REPAIR_EVERY,PT1H,PT2H",
    })
    void bothNamesOfAKeyMustHaveTheSameValue(String key, String formerName, String value, String other)
            throws IOException {
        Map<String, String> all = new HashMap<>(QUEUE);
        all.put(key, value);
        all.put(formerName, value);
        assertThat(read(all)).isNotNull();
        all.put(formerName, other);
        assertThatThrownBy(() -> read(all))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(key, formerName, value, other);
    }

    @Test
    void aBlankFormerNameIsNotSet() throws IOException {
        Map<String, String> all = new HashMap<>(QUEUE);
        all.put("MEDIA_TRIES", " ");
        List<String> warnings = new ArrayList<>();
        assertThat(readLogging(all, warnings).work().maxAttempts()).isEqualTo(8);
        assertThat(warnings).isEmpty();
    }

    private static Settings readLogging(Map<String, String> environment, List<String> messages) throws IOException {
        Logger logger = Logger.getLogger(RenamedKeys.class.getName());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                messages.add(new SimpleFormatter().formatMessage(entry));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try {
            return read(environment);
        } finally {
            logger.removeHandler(handler);
        }
    }

    private static Settings read(Map<String, String> environment) throws IOException {
        Properties defaults = new Properties();
        try (InputStream file = SettingsTest.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
            defaults.load(file);
        }
        return Settings.read(
                key -> Optional.ofNullable(environment.getOrDefault(key, defaults.getProperty(key))),
                environment::containsKey);
    }
}
