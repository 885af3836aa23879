-- The numbers of people who were erased: loaded over a dump that was restored, it keeps them erased.
CREATE TABLE erased (person_id BIGINT PRIMARY KEY);
