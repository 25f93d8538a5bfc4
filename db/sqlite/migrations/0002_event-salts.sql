ALTER TABLE `dossier_events` ADD `salt` text DEFAULT '' NOT NULL;
--> statement-breakpoint
INSERT INTO `meta` (`key`, `value`) SELECT 'audit-length', count(*) FROM `audit` HAVING count(*) > 0;
