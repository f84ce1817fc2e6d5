package org.mediaquery.platform.config;

import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.mediaquery.labelling.ProviderLimits;
import org.mediaquery.labelling.clarifai.ClarifaiSettings;
import org.mediaquery.labelling.rekognition.RekognitionSettings;
import org.mediaquery.labelling.rekognition.RekognitionSettings.Channel;
import org.mediaquery.labelling.rekognition.RekognitionSettings.Extra;

/**
 * The labellers that cost money.
 *
 * @param rekognition Amazon Rekognition; null if it is not used
 * @param clarifai Clarifai; null if it is not used
 * @param dailyCalls the maximum number of paid calls per day, over all labellers and replicas; empty for no limit
 * @param jobPatience how long to wait for the completion of a job before polling it
 */
public record PaidLabellerSettings(
        Provider<RekognitionSettings> rekognition,
        Provider<ClarifaiSettings> clarifai,
        OptionalLong dailyCalls,
        Duration jobPatience) {

    public static final String REKOGNITION = "rekognition";
    public static final String CLARIFAI = "clarifai";

    /** The latest version of Clarifai's public models. */
    private static final String CLARIFAI_PUBLIC =
            "https://api.clarifai.com/v2/users/clarifai/apps/main/models/%s/outputs";

    private static final String TOPIC_NAME = "VIDEO_TOPIC_NAME";
    private static final String TOPIC = "VIDEO_TOPIC_ARN";
    private static final String ROLE = "VIDEO_ROLE_ARN";
    private static final String EXTRAS = "MEDIA_REKOGNITION_EXTRAS";

    /**
     * The settings of one provider.
     *
     * @param settings what to request
     * @param limits the limits of calls
     */
    public record Provider<S>(S settings, ProviderLimits limits) {}

    static PaidLabellerSettings read(ConfigReader values, List<String> labellers, double minConfidence) {
        return new PaidLabellerSettings(
                labellers.contains(REKOGNITION)
                        ? new Provider<>(rekognition(values, minConfidence), limits(values, "REKOGNITION"))
                        : null,
                labellers.contains(CLARIFAI) ? clarifai(values) : null,
                values.text("MEDIA_DAILY_PAID_CALLS").isEmpty()
                        ? OptionalLong.empty()
                        : OptionalLong.of(values.whole("MEDIA_DAILY_PAID_CALLS", 0, Long.MAX_VALUE)),
                values.duration("MEDIA_JOB_PATIENCE", Duration.ofSeconds(1), Duration.ofDays(1)));
    }

    private static ProviderLimits limits(ConfigReader values, String provider) {
        return new ProviderLimits(
                values.decimal("MEDIA_" + provider + "_RATE", 0.01, 1000),
                (int) values.whole("MEDIA_" + provider + "_CONCURRENCY", 1, 64),
                values.duration("MEDIA_LABELLER_TIMEOUT", Duration.ofMillis(100), Duration.ofMinutes(2)));
    }

    private static Provider<ClarifaiSettings> clarifai(ConfigReader values) {
        ProviderLimits limits = limits(values, "CLARIFAI");
        String names = "letters, digits, hyphens and underscores";
        String token =
                values.required("CLARIFAI_PAT", "a personal access token, since MEDIA_LABELLER names " + CLARIFAI);
        String model = values.matching("CLARIFAI_MODEL", "[A-Za-z0-9_-]+", names);
        URI url = values.httpUrl("CLARIFAI_API_URL").orElseGet(() -> URI.create(CLARIFAI_PUBLIC.formatted(model)));
        return new Provider<>(new ClarifaiSettings(url, token, limits.timeout()), limits);
    }

    private static RekognitionSettings rekognition(ConfigReader values, double minConfidence) {
        Optional<String> topic =
                optional(values, TOPIC, "arn:[a-z-]+:sns:[a-z0-9-]+:\\d{12}:.+", "the ARN of an SNS topic");
        Optional<String> role = optional(values, ROLE, "arn:[a-z-]+:iam::\\d{12}:role/.+", "the ARN of an IAM role");
        if (topic.isPresent() != role.isPresent()) {
            String missing = topic.isPresent() ? ROLE : TOPIC;
            String given = topic.isPresent() ? TOPIC : ROLE;
            throw new ConfigurationException(missing + " is not set, but " + given
                    + " is; set both to be notified of completed jobs, or neither to poll for them.");
        }
        values.text(TOPIC_NAME)
                .filter(name -> topic.isEmpty() || !topic.get().endsWith(":" + name))
                .ifPresent(name -> {
                    throw ConfigReader.wrong(TOPIC_NAME, name, "the last part of " + TOPIC + ", or not set", null);
                });
        return new RekognitionSettings(
                minConfidence,
                extras(values),
                topic.map(arn -> new Channel(arn, role.orElseThrow())).orElse(null));
    }

    private static Set<Extra> extras(ConfigReader values) {
        Set<Extra> extras = EnumSet.noneOf(Extra.class);
        for (String part : values.list(EXTRAS)) {
            Optional<Extra> extra = EnumSet.allOf(Extra.class).stream()
                    .filter(candidate -> candidate.name().equalsIgnoreCase(part))
                    .findFirst();
            extras.add(extra.orElseThrow(() -> ConfigReader.wrong(
                    EXTRAS,
                    String.join(",", values.list(EXTRAS)),
                    "empty, or one or several of colors, text, moderation, separated by commas",
                    null)));
        }
        return extras;
    }

    private static Optional<String> optional(ConfigReader values, String key, String pattern, String allowed) {
        return values.text(key).isEmpty() ? Optional.empty() : Optional.of(values.matching(key, pattern, allowed));
    }
}
