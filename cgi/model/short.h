/*
 * short.h - the beginning of a long text, for lists: SQL that marks where it
 * was cut. Both are literals: SHORT("feedback.body", "160").
 */
#ifndef MODEL_SHORT_H
#define MODEL_SHORT_H

#define SHORT(column, most)                                                    \
	"IF(CHAR_LENGTH(" column ") > " most ", CONCAT(TRIM(LEFT(" column      \
	", " most ")), '…'), " column ")"

#endif
