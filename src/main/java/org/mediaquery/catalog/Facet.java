package org.mediaquery.catalog;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.mediaquery.media.Label;
import org.mediaquery.media.Labelling;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.Status;
import org.mediaquery.media.Words;

/** The sides from which records are found. The index has a list of records for each, in one or all orders. */
final class Facet {

    /** Images and videos: what lists show when nothing else is asked for. */
    static final String SHOWN = "shown";

    static final String TYPE = "type#";
    static final String STATUS = "status#";
    static final String LABEL = "label#";
    static final String WORD = "word#";
    static final String MODERATED = "moderated#";

    /** Keys of partitions take 2,048 bytes and sort keys 1,024, of which a character needs up to 3. */
    private static final int LONGEST = 300;

    private Facet() {}

    /** Those that have a list in every order. */
    static Set<String> ordered(MediaRecord record) {
        Set<String> facets = new LinkedHashSet<>();
        MediaType type = record.content().type();
        if (type != MediaType.OTHER) {
            facets.add(SHOWN);
        }
        facets.add(type(type));
        facets.add(status(record.labelling().status()));
        record.labels().forEach(label -> facets.add(label(label)));
        return facets;
    }

    /** Those that have a list by name only. */
    static Set<String> named(MediaRecord record) {
        Set<String> labels = record.labels().stream().map(Label::fold).collect(Collectors.toSet());
        Set<String> facets = Words.of(record).stream()
                .filter(word -> !labels.contains(word))
                .map(Facet::word)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Labelling labelling = record.labelling();
        if (labelling.moderated() != null) {
            facets.add(moderated(labelling.moderated()));
        }
        return facets;
    }

    static String type(MediaType type) {
        return TYPE + type.text();
    }

    static String status(Status status) {
        return STATUS + status;
    }

    static String moderated(boolean moderated) {
        return MODERATED + moderated;
    }

    static String word(String word) {
        return WORD + word;
    }

    /** Labels that are the same at first share a facet; the records tell them apart. */
    static String label(String label) {
        String folded = Label.fold(label);
        int length = Math.min(folded.length(), LONGEST);
        boolean half = length < folded.length() && Character.isHighSurrogate(folded.charAt(length - 1));
        return LABEL + folded.substring(0, half ? length - 1 : length);
    }
}
