package org.mediaquery.imaging.programs;

import java.time.Duration;

/**
 * The limits of a program that decodes one picture.
 *
 * @param time after which it is killed
 * @param memoryBytes the size of its address space, which also has its code and stacks; enforced on Linux
 * @param fileBytes the maximum size of one file that it writes
 * @param folderBytes the maximum size of all files in its folder
 * @param files the maximum number of files in its folder
 */
public record ProgramLimits(Duration time, long memoryBytes, long fileBytes, long folderBytes, int files) {}
