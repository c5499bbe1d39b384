-- The sums of five predictors written in SQL, without any checks: what the bulk
-- evaluator is measured against.  People have ages, groups and no gaps but interviews.
WITH people AS (
    SELECT *, age_at_current_conviction - age_at_first_sanction AS gap,
        least(offence_free_months, 36) AS m,
        pro_criminal_attitudes IS NOT NULL AS asked
    FROM read_parquet(getvariable('people'))
),
z AS (
    SELECT id, sex, sexual_history,
        CASE WHEN sex = 'male' THEN CASE WHEN age_at_start_of_followup >= 50 THEN -2.025261458 WHEN age_at_start_of_followup >= 40 THEN -1.499690953
        WHEN age_at_start_of_followup >= 35 THEN -1.368045933 WHEN age_at_start_of_followup >= 30 THEN -1.325976554 WHEN age_at_start_of_followup >=
        25 THEN -1.166679288 WHEN age_at_start_of_followup >= 21 THEN -1.051515067 WHEN age_at_start_of_followup >= 18 THEN -0.625103618 WHEN
        age_at_start_of_followup >= 16 THEN -0.061594199 WHEN age_at_start_of_followup >= 14 THEN 0.075775765 WHEN age_at_start_of_followup >= 12
        THEN 0.083922902 WHEN age_at_start_of_followup >= 10 THEN 0.0 END ELSE 0 END + CASE WHEN sex = 'female' THEN CASE WHEN
        age_at_start_of_followup >= 50 THEN -2.44983716 WHEN age_at_start_of_followup >= 40 THEN -1.524652221 WHEN age_at_start_of_followup >= 35
        THEN -1.42187494 WHEN age_at_start_of_followup >= 30 THEN -1.129127959 WHEN age_at_start_of_followup >= 25 THEN -1.052777806 WHEN
        age_at_start_of_followup >= 21 THEN -1.028488454 WHEN age_at_start_of_followup >= 18 THEN -0.897480934 WHEN age_at_start_of_followup >= 16
        THEN -0.959179629 WHEN age_at_start_of_followup >= 14 THEN -0.669521331 WHEN age_at_start_of_followup >= 12 THEN -0.613852078 WHEN
        age_at_start_of_followup >= 10 THEN -0.785038489 END ELSE 0 END + CASE WHEN previous_sanctions = 0 THEN 0.126142106 ELSE 0 END + CASE WHEN
        previous_sanctions >= 1 THEN 0.463062792 ELSE 0 END + 1.251124464 * ln((least(previous_sanctions, 50) + 1) / (10 + gap)) + CASE ogrs3_group
        WHEN 'violence' THEN 0.0 WHEN 'robbery' THEN -0.634795912 WHEN 'public_order' THEN 0.181917975 WHEN 'sexual_not_against_child' THEN 0.0328
        WHEN 'sexual_against_child' THEN -0.653434071 WHEN 'soliciting_or_prostitution' THEN 0.760608858 WHEN 'burglary_domestic' THEN -0.12394352
        WHEN 'burglary_other' THEN 0.240604429 WHEN 'theft_non_motor' THEN 0.661244321 WHEN 'handling_stolen_goods' THEN 0.351866973 WHEN
        'fraud_and_forgery' THEN 0.159910192 WHEN 'absconding_or_bail_offences' THEN 0.733378677 WHEN 'taking_and_driving_away_and_related_offences'
        THEN 0.380059431 WHEN 'theft_from_vehicles' THEN 0.427225615 WHEN 'other_motoring' THEN 0.262228428 WHEN 'drink_driving_and_related_offences'
        THEN -0.121439408 WHEN 'criminal_damage' THEN 0.204960477 WHEN 'drug_import_export_production' THEN -0.795556373 WHEN
        'drug_possession_supply' THEN 0.077165871 WHEN 'other_offence' THEN -0.060667525 END AS ogrs3,
        CASE WHEN asked THEN 2.39022796091603 + CASE WHEN sex = 'male' THEN -0.508802063507919 * age_at_start_of_followup + 0.0153890192629454 *
        age_at_start_of_followup ** 2 + -0.000208800171123703 * age_at_start_of_followup ** 3 + 9.83824143383739e-07 * age_at_start_of_followup ** 4
        ELSE 0 END + CASE WHEN sex = 'female' THEN -16.6927292697847 ELSE 0 END + CASE WHEN sex = 'female' THEN 1.1436499550056 *
        age_at_start_of_followup + -0.0448159815299769 * age_at_start_of_followup ** 2 + 0.000731812620052307 * age_at_start_of_followup ** 3 +
        -4.24504210770651e-06 * age_at_start_of_followup ** 4 ELSE 0 END + CASE offence_category WHEN 'absconding_or_bail' THEN 0.271350568105055
        WHEN 'acquisitive_violence' THEN 0.264445840395185 WHEN 'burglary_domestic' THEN 0.123617390798186 WHEN 'burglary_other' THEN
        -0.225990540250696 WHEN 'criminal_damage' THEN 0.156493599418026 WHEN 'drink_driving' THEN -0.210828726274969 WHEN
        'drug_import_export_or_production' THEN 0.130461601097636 WHEN 'drug_possession_or_supply' THEN 0.081753216630546 WHEN 'drunkenness' THEN
        0.0923765737156082 WHEN 'fraud_and_forgery' THEN -0.0883945245425247 WHEN 'handling_stolen_goods' THEN -0.211172350332101 WHEN
        'motoring_offences' THEN 0.00778028771796321 WHEN 'other_offences' THEN -0.226808217378264 WHEN 'public_order_and_harassment' THEN
        0.0206396832377319 WHEN 'sexual_against_child' THEN -0.407005679932105 WHEN 'sexual_not_against_child' THEN -0.067383107093799 WHEN
        'theft_non_motor' THEN 0.0187611938936452 WHEN 'vehicle_related_theft' THEN 0.194487131847261 WHEN 'violence_below_abh' THEN
        -0.00653849840412098 WHEN 'firearms_most_serious' THEN -0.00653849840412098 WHEN 'firearms_other' THEN -0.00653849840412098 WHEN
        'weapons_not_firearms' THEN -0.00653849840412098 WHEN 'violence_abh_and_above' THEN -0.00653849840412098 WHEN 'welfare_fraud' THEN
        0.0819545573517356 END + CASE offence_category WHEN 'absconding_or_bail' THEN 0.0 WHEN 'acquisitive_violence' THEN 0.0 WHEN
        'burglary_domestic' THEN 0.0 WHEN 'burglary_other' THEN 0.0 WHEN 'criminal_damage' THEN 0.0 WHEN 'drink_driving' THEN 0.0 WHEN
        'drug_import_export_or_production' THEN 0.0 WHEN 'drug_possession_or_supply' THEN 0.0 WHEN 'drunkenness' THEN 0.0 WHEN 'fraud_and_forgery'
        THEN 0.0 WHEN 'handling_stolen_goods' THEN 0.0 WHEN 'motoring_offences' THEN 0.0 WHEN 'other_offences' THEN 0.0 WHEN
        'public_order_and_harassment' THEN 0.0 WHEN 'sexual_against_child' THEN 0.0 WHEN 'sexual_not_against_child' THEN 0.0 WHEN 'theft_non_motor'
        THEN 0.0 WHEN 'vehicle_related_theft' THEN 0.0 WHEN 'welfare_fraud' THEN 0.0 WHEN 'violence_below_abh' THEN 0.0 WHEN 'firearms_most_serious'
        THEN 0.41315945136753 WHEN 'firearms_other' THEN 0.261448353627646 WHEN 'weapons_not_firearms' THEN 0.200143106218146 WHEN
        'violence_abh_and_above' THEN 0.204895023669854 END + CASE WHEN total_sanctions = 1 THEN -1.89458617745666 ELSE 0 END + CASE WHEN
        total_sanctions = 2 THEN -1.51763151836726 ELSE 0 END + CASE WHEN total_sanctions = 2 and sex = 'male' THEN -0.0271828619470523 * gap ELSE 0
        END + CASE WHEN total_sanctions = 2 and sex = 'female' THEN -0.0960719132524968 * gap ELSE 0 END + -0.0182592921752245 * total_sanctions +
        -0.0368447371150021 * m + 0.000557887384281899 * m ** 2 + 6.15531052486415e-05 * m ** 3 + -1.49652694510477e-06 * m ** 4 + CASE WHEN
        total_sanctions >= 3 and sex = 'male' THEN 0.689153313085879 * ln(total_sanctions / (gap + 12)) ELSE 0 END + CASE WHEN total_sanctions >= 3
        and sex = 'female' THEN 0.76704149890481 * ln(total_sanctions / (gap + 12)) ELSE 0 END + CASE WHEN violent_sanctions = 0 and sex = 'male'
        THEN -0.35940007303088 ELSE 0 END + CASE WHEN violent_sanctions = 0 and sex = 'female' THEN -1.7513536371131 ELSE 0 END + CASE WHEN
        violent_sanctions = 1 THEN -0.101514048705338 ELSE 0 END + 0.021160895925655 * violent_sanctions + CASE WHEN violent_sanctions > 0 THEN
        0.0549319831836878 * ln(violent_sanctions / (gap + 30)) ELSE 0 END + CASE WHEN weapon THEN 0.15071282416667 ELSE 0 END + 0.0619710049121293 *
        accommodation_problems + CASE WHEN unemployed THEN 0.0389109699626767 * 2 ELSE 0 END + 0.0259107268767618 * relationship_problems + CASE WHEN
        domestic_abuse THEN 0.0847839330659903 ELSE 0 END + 0.0935672441515258 * alcohol_problems + 0.0567127896345591 * binge_drinking_problems +
        0.077212834605957 * impulsivity_problems + 0.0482892034688302 * temper_problems + 0.130830533773332 * pro_criminal_attitudes + CASE WHEN
        past_homicide THEN 0.399463399258737 ELSE 0 END + CASE WHEN past_wounding THEN 0.451029720739399 ELSE 0 END + CASE WHEN past_kidnapping THEN
        0.0749101406070305 ELSE 0 END + CASE WHEN past_firearms THEN 0.218055028351022 ELSE 0 END + CASE WHEN past_robbery THEN 0.163248217650296
        ELSE 0 END + CASE WHEN past_aggravated_burglary THEN 0.506616685297771 ELSE 0 END + CASE WHEN past_weapon THEN 0.184104582611966 ELSE 0 END +
        CASE WHEN past_damage_endangering_life THEN 0.357345708081477 ELSE 0 END + CASE WHEN past_arson THEN 0.12261588608151 ELSE 0 END ELSE
        3.60407707356772 + CASE WHEN sex = 'male' THEN -0.546062410902905 * age_at_start_of_followup + 0.0170043887737295 * age_at_start_of_followup
        ** 2 + -0.000232716989498981 * age_at_start_of_followup ** 3 + 1.094922933981e-06 * age_at_start_of_followup ** 4 ELSE 0 END + CASE WHEN sex
        = 'female' THEN -16.6220270089011 ELSE 0 END + CASE WHEN sex = 'female' THEN 1.09365106131567 * age_at_start_of_followup + -0.042733609488121
        * age_at_start_of_followup ** 2 + 0.000697583963826421 * age_at_start_of_followup ** 3 + -4.04895085233227e-06 * age_at_start_of_followup **
        4 ELSE 0 END + CASE offence_category WHEN 'absconding_or_bail' THEN 0.304896300301182 WHEN 'acquisitive_violence' THEN 0.326858080852591 WHEN
        'burglary_domestic' THEN 0.151649692548355 WHEN 'burglary_other' THEN -0.194200416367268 WHEN 'criminal_damage' THEN 0.186977546333514 WHEN
        'drink_driving' THEN -0.212258595209629 WHEN 'drug_import_export_or_production' THEN 0.0818982459627011 WHEN 'drug_possession_or_supply' THEN
        0.0694507822486554 WHEN 'drunkenness' THEN 0.0841789642942883 WHEN 'fraud_and_forgery' THEN -0.136811424047985 WHEN 'handling_stolen_goods'
        THEN -0.2245058213129 WHEN 'motoring_offences' THEN -0.0286442357674878 WHEN 'other_offences' THEN -0.215779995107354 WHEN
        'public_order_and_harassment' THEN 0.0446132016665715 WHEN 'sexual_against_child' THEN -0.442179128494551 WHEN 'sexual_not_against_child'
        THEN -0.0455228893277184 WHEN 'theft_non_motor' THEN 0.0202407984946185 WHEN 'vehicle_related_theft' THEN 0.226781312933932 WHEN
        'violence_below_abh' THEN 0.0192703822415124 WHEN 'firearms_most_serious' THEN 0.0192703822415124 WHEN 'firearms_other' THEN
        0.0192703822415124 WHEN 'weapons_not_firearms' THEN 0.0192703822415124 WHEN 'violence_abh_and_above' THEN 0.0192703822415124 WHEN
        'welfare_fraud' THEN -0.0169128022430282 END + CASE offence_category WHEN 'absconding_or_bail' THEN 0.0 WHEN 'acquisitive_violence' THEN 0.0
        WHEN 'burglary_domestic' THEN 0.0 WHEN 'burglary_other' THEN 0.0 WHEN 'criminal_damage' THEN 0.0 WHEN 'drink_driving' THEN 0.0 WHEN
        'drug_import_export_or_production' THEN 0.0 WHEN 'drug_possession_or_supply' THEN 0.0 WHEN 'drunkenness' THEN 0.0 WHEN 'fraud_and_forgery'
        THEN 0.0 WHEN 'handling_stolen_goods' THEN 0.0 WHEN 'motoring_offences' THEN 0.0 WHEN 'other_offences' THEN 0.0 WHEN
        'public_order_and_harassment' THEN 0.0 WHEN 'sexual_against_child' THEN 0.0 WHEN 'sexual_not_against_child' THEN 0.0 WHEN 'theft_non_motor'
        THEN 0.0 WHEN 'vehicle_related_theft' THEN 0.0 WHEN 'welfare_fraud' THEN 0.0 WHEN 'violence_below_abh' THEN 0.0 WHEN 'firearms_most_serious'
        THEN 0.503126183131338 WHEN 'firearms_other' THEN 0.296194351653227 WHEN 'weapons_not_firearms' THEN 0.331898861349699 WHEN
        'violence_abh_and_above' THEN 0.238802610774108 END + CASE WHEN total_sanctions = 1 THEN -2.09447596484765 ELSE 0 END + CASE WHEN
        total_sanctions = 2 THEN -1.67613460779912 ELSE 0 END + CASE WHEN total_sanctions = 2 and sex = 'male' THEN -0.0292205730647305 * gap ELSE 0
        END + CASE WHEN total_sanctions = 2 and sex = 'female' THEN -0.0841673003341906 * gap ELSE 0 END + -0.0147495874606046 * total_sanctions +
        -0.038382727965819 * m + 0.000548515180678996 * m ** 2 + 6.62558757635182e-05 * m ** 3 + -1.59636460181398e-06 * m ** 4 + CASE WHEN
        total_sanctions >= 3 and sex = 'male' THEN 0.769213898314811 * ln(total_sanctions / (gap + 12)) ELSE 0 END + CASE WHEN total_sanctions >= 3
        and sex = 'female' THEN 0.793186572461819 * ln(total_sanctions / (gap + 12)) ELSE 0 END + CASE WHEN violent_sanctions = 0 and sex = 'male'
        THEN -0.942816163300621 ELSE 0 END + CASE WHEN violent_sanctions = 0 and sex = 'female' THEN -2.32321324569237 ELSE 0 END + CASE WHEN
        violent_sanctions = 1 THEN -0.0633592949212861 ELSE 0 END + 0.0188685880078656 * violent_sanctions + CASE WHEN violent_sanctions > 0 THEN
        0.207442427665471 * ln(violent_sanctions / (gap + 30)) ELSE 0 END END AS rsr_serious_violence,
        CASE WHEN asked THEN 3.83654148692014 + CASE WHEN sex = 'male' THEN -0.110202179628585 * age_at_start_of_followup + 0.0006726723443858 *
        age_at_start_of_followup ** 2 + 1.38719445957e-05 * age_at_start_of_followup ** 3 + -1.610775422e-07 * age_at_start_of_followup ** 4 ELSE 0
        END + CASE WHEN sex = 'female' THEN -2.68801056322021 ELSE 0 END + CASE WHEN sex = 'female' THEN -0.0097677485919972 *
        age_at_start_of_followup + 0.000126702732348 * age_at_start_of_followup ** 2 + -6.094926795e-07 * age_at_start_of_followup ** 3 +
        -7.13415862e-08 * age_at_start_of_followup ** 4 ELSE 0 END + CASE offence_category WHEN 'burglary_domestic' THEN 0.153587984043406 WHEN
        'burglary_other' THEN 0.222442735978286 WHEN 'drunkenness' THEN 0.523303164370094 WHEN 'drink_driving' THEN -0.196918572042409 WHEN
        'motoring_offences' THEN 0.0730361702901059 WHEN 'vehicle_related_theft' THEN 0.164192212478264 WHEN 'fraud_and_forgery' THEN
        -0.322533218006326 WHEN 'welfare_fraud' THEN -0.841992532871743 WHEN 'drug_import_export_or_production' THEN -0.437670727296335 WHEN
        'drug_possession_or_supply' THEN 0.0049716912817919 WHEN 'violence_abh_and_above' THEN -0.171350876457525 WHEN 'violence_below_abh' THEN
        -0.171350876457525 WHEN 'public_order_and_harassment' THEN 0.0629726265569029 WHEN 'weapons_not_firearms' THEN -0.171350876457525 WHEN
        'firearms_most_serious' THEN -0.171350876457525 WHEN 'firearms_other' THEN -0.171350876457525 WHEN 'handling_stolen_goods' THEN
        0.155377725974202 WHEN 'criminal_damage' THEN 0.0250113803601321 WHEN 'acquisitive_violence' THEN -0.177705019766066 WHEN 'other_offences'
        THEN 0.0971157179525287 WHEN 'absconding_or_bail' THEN 0.236777685679456 WHEN 'sexual_against_child' THEN 0.0175628084853824 WHEN
        'sexual_not_against_child' THEN 0.0919115743401314 WHEN 'theft_non_motor' THEN 0.428689161915978 END + CASE WHEN total_sanctions = 1 THEN
        -3.39824378336932 ELSE 0 END + CASE WHEN total_sanctions = 2 THEN -2.60344581288004 ELSE 0 END + CASE WHEN total_sanctions = 2 and sex =
        'male' THEN -0.0319725028712099 * gap ELSE 0 END + CASE WHEN total_sanctions = 2 and sex = 'female' THEN -0.0311412361734414 * gap ELSE 0 END
        + -0.0030262875646805 * total_sanctions + -0.0531180383905312 * m + 0.0004075218530422 * m ** 2 + CASE WHEN total_sanctions >= 3 and sex =
        'male' THEN 1.24540523044696 * ln(total_sanctions / (gap + 26)) ELSE 0 END + CASE WHEN total_sanctions >= 3 and sex = 'male' THEN
        0.0801894262854395 * ln(total_sanctions / (gap + 26)) ** 2 ELSE 0 END + CASE WHEN total_sanctions >= 3 and sex = 'female' THEN
        0.829951359317464 * ln(total_sanctions / (gap + 26)) ELSE 0 END + CASE WHEN total_sanctions >= 3 and sex = 'female' THEN -0.0430018109602918
        * ln(total_sanctions / (gap + 26)) ** 2 ELSE 0 END + 0.0848049158355753 * accommodation_problems + CASE WHEN unemployed THEN
        0.0317783733809377 * 2 ELSE 0 END + CASE WHEN relationship_status = 'living_together' THEN -0.266331545877519 ELSE 0 END + 0.0364051885005138
        * relationship_problems + CASE WHEN relationship_status = 'living_together' THEN 0.141655261924428 * relationship_problems ELSE 0 END + CASE
        WHEN domestic_abuse THEN 0.0635669196833949 ELSE 0 END + 0.126491602592029 * offending_activities + 0.08615424993393 *
        drug_motivation_problems + 0.0745006703601772 * alcohol_problems + 0.0338427436465108 * binge_drinking_problems + 0.0421988370095297 *
        impulsivity_problems + 0.0439083095441417 * pro_criminal_attitudes + CASE WHEN uses_heroin THEN 0.182096496867273 ELSE 0 END + CASE WHEN
        uses_other_opiate THEN 0.17892958261215 ELSE 0 END + CASE WHEN uses_crack THEN 0.109095964190426 ELSE 0 END + CASE WHEN uses_powder_cocaine
        THEN 0.0605135470691152 ELSE 0 END + CASE WHEN uses_prescribed_drugs THEN 0.0252240614607483 ELSE 0 END + CASE WHEN uses_benzodiazepines THEN
        0.0764353348164513 ELSE 0 END + CASE WHEN uses_cannabis THEN 0.049300440360878 ELSE 0 END + CASE WHEN uses_steroids THEN 0.202231737251706
        ELSE 0 END + CASE WHEN uses_other_drugs or uses_ketamine or uses_spice or uses_hallucinogens or uses_solvents THEN 0.0267794308651123 ELSE 0
        END ELSE 5.01702292499072 + CASE WHEN sex = 'male' THEN -0.142428460338541 * age_at_start_of_followup + 0.0011000413899151 *
        age_at_start_of_followup ** 2 + 1.98538471606e-05 * age_at_start_of_followup ** 3 + -2.648918335e-07 * age_at_start_of_followup ** 4 ELSE 0
        END + CASE WHEN sex = 'female' THEN -2.95224200717183 ELSE 0 END + CASE WHEN sex = 'female' THEN -0.0175014516689226 *
        age_at_start_of_followup + 0.0001625346907234 * age_at_start_of_followup ** 2 + 3.645241305e-07 * age_at_start_of_followup ** 3 +
        -7.46220588e-08 * age_at_start_of_followup ** 4 ELSE 0 END + CASE offence_category WHEN 'burglary_domestic' THEN 0.155944202809011 WHEN
        'burglary_other' THEN 0.2060248043228 WHEN 'drunkenness' THEN 0.587490417262633 WHEN 'drink_driving' THEN -0.264724530382273 WHEN
        'motoring_offences' THEN -0.0439980822830184 WHEN 'vehicle_related_theft' THEN 0.173405416410866 WHEN 'fraud_and_forgery' THEN
        -0.434791453303048 WHEN 'welfare_fraud' THEN -1.15395495579948 WHEN 'drug_import_export_or_production' THEN -0.468252524851408 WHEN
        'drug_possession_or_supply' THEN 0.0204101986121863 WHEN 'violence_abh_and_above' THEN -0.110075583936778 WHEN 'violence_below_abh' THEN
        -0.110075583936778 WHEN 'public_order_and_harassment' THEN 0.0854410288820027 WHEN 'weapons_not_firearms' THEN -0.110075583936778 WHEN
        'firearms_most_serious' THEN -0.110075583936778 WHEN 'firearms_other' THEN -0.110075583936778 WHEN 'handling_stolen_goods' THEN
        0.088414958679896 WHEN 'criminal_damage' THEN 0.12167599899735 WHEN 'acquisitive_violence' THEN -0.119211282701221 WHEN 'other_offences' THEN
        0.0384434393037725 WHEN 'absconding_or_bail' THEN 0.325485504296161 WHEN 'sexual_against_child' THEN 0.111620464721896 WHEN
        'sexual_not_against_child' THEN 0.169969798103235 WHEN 'theft_non_motor' THEN 0.462548123919817 END + CASE WHEN total_sanctions = 1 THEN
        -3.94357049933093 ELSE 0 END + CASE WHEN total_sanctions = 2 THEN -3.06189212045904 ELSE 0 END + CASE WHEN total_sanctions = 2 and sex =
        'male' THEN -0.0432051839161834 * gap ELSE 0 END + CASE WHEN total_sanctions = 2 and sex = 'female' THEN -0.0427998315841607 * gap ELSE 0 END
        + -0.0042757301284995 * total_sanctions + -0.0762086223169624 * m + 0.0016230134182902 * m ** 2 + 2.24473135387e-05 * m ** 3 +
        -1.2808638685e-06 * m ** 4 + CASE WHEN total_sanctions >= 3 and sex = 'male' THEN 1.55298303083717 * ln(total_sanctions / (gap + 26)) ELSE 0
        END + CASE WHEN total_sanctions >= 3 and sex = 'male' THEN 0.129334968245905 * ln(total_sanctions / (gap + 26)) ** 2 ELSE 0 END + CASE WHEN
        total_sanctions >= 3 and sex = 'female' THEN 1.01980307124196 * ln(total_sanctions / (gap + 26)) ELSE 0 END + CASE WHEN total_sanctions >= 3
        and sex = 'female' THEN -0.039439197041062 * ln(total_sanctions / (gap + 26)) ** 2 ELSE 0 END END AS arp,
        CASE WHEN asked THEN 1.81687448362791 + CASE WHEN sex = 'male' THEN -0.0645236564493287 * age_at_start_of_followup + 0.0004644696772777 *
        age_at_start_of_followup ** 2 ELSE 0 END + CASE WHEN sex = 'female' THEN -1.47587262099647 ELSE 0 END + CASE WHEN sex = 'female' THEN
        -0.0106819944976555 * age_at_start_of_followup + -2.20033910434e-05 * age_at_start_of_followup ** 2 + -3.141984277e-07 *
        age_at_start_of_followup ** 3 + -1.74402455e-08 * age_at_start_of_followup ** 4 ELSE 0 END + CASE offence_category WHEN 'burglary_domestic'
        THEN 0.235304808003462 WHEN 'burglary_other' THEN 0.191809657473981 WHEN 'drunkenness' THEN 0.832786589840741 WHEN 'drink_driving' THEN
        -0.0243380584056904 WHEN 'motoring_offences' THEN -0.0219990134288181 WHEN 'vehicle_related_theft' THEN 0.200392887919135 WHEN
        'fraud_and_forgery' THEN -0.215055195882386 WHEN 'welfare_fraud' THEN -0.937073522898054 WHEN 'drug_import_export_or_production' THEN
        -0.310067077915746 WHEN 'drug_possession_or_supply' THEN -0.0226462288920859 WHEN 'violence_abh_and_above' THEN 0.077028816727511 WHEN
        'violence_below_abh' THEN 0.077028816727511 WHEN 'public_order_and_harassment' THEN 0.348649087179239 WHEN 'weapons_not_firearms' THEN
        0.077028816727511 WHEN 'firearms_most_serious' THEN 0.077028816727511 WHEN 'firearms_other' THEN 0.077028816727511 WHEN
        'handling_stolen_goods' THEN 0.160583400555203 WHEN 'criminal_damage' THEN 0.302881895872264 WHEN 'acquisitive_violence' THEN
        0.0442727884290873 WHEN 'other_offences' THEN 0.186300883246964 WHEN 'absconding_or_bail' THEN 0.332310036782829 WHEN 'sexual_against_child'
        THEN -0.994785930428512 WHEN 'sexual_not_against_child' THEN -0.249001167005262 WHEN 'theft_non_motor' THEN 0.257081681109148 END + CASE WHEN
        total_sanctions = 1 THEN -1.84616323808687 ELSE 0 END + CASE WHEN total_sanctions = 2 THEN -1.08289822438739 ELSE 0 END + CASE WHEN
        total_sanctions = 2 and sex = 'male' THEN -0.0448978159143418 * gap ELSE 0 END + CASE WHEN total_sanctions = 2 and sex = 'female' THEN
        -0.036873809313859 * gap ELSE 0 END + -0.0068338285932122 * total_sanctions + -0.0527396206616632 * m + 0.0004145060463894 * m ** 2 + CASE
        WHEN total_sanctions >= 3 and sex = 'male' THEN 0.599255596112212 * ln(total_sanctions / (gap + 12)) ELSE 0 END + CASE WHEN total_sanctions
        >= 3 and sex = 'female' THEN 0.477448279367104 * ln(total_sanctions / (gap + 12)) ELSE 0 END + CASE WHEN violent_sanctions = 0 and sex =
        'male' THEN -1.72067702170194 ELSE 0 END + CASE WHEN violent_sanctions = 0 and sex = 'female' THEN -2.24064936845545 ELSE 0 END + CASE WHEN
        violent_sanctions = 1 THEN 0.158357795142317 ELSE 0 END + 0.0143780957599777 * violent_sanctions + CASE WHEN violent_sanctions > 0 THEN
        0.417038098120116 * ln(violent_sanctions / (gap + 30)) ELSE 0 END + 0.105430245512805 * accommodation_problems + CASE WHEN unemployed THEN
        0.0331815664323161 * 2 ELSE 0 END + CASE WHEN relationship_status = 'living_together' THEN -0.257910738309657 ELSE 0 END + 0.0289758277705754
        * relationship_problems + CASE WHEN relationship_status = 'living_together' THEN 0.117527515244771 * relationship_problems ELSE 0 END + CASE
        WHEN domestic_abuse THEN 0.108473730672409 ELSE 0 END + 0.0655491304584261 * offending_activities + 0.0566501342651779 *
        drug_motivation_problems + 0.122533179215598 * alcohol_problems + 0.0981126172766304 * binge_drinking_problems + 0.0323581330157977 *
        impulsivity_problems + 0.091904896744703 * temper_problems + CASE WHEN uses_methadone THEN 0.0576906845544844 ELSE 0 END + CASE WHEN
        uses_other_opiate THEN 0.0753935224854228 ELSE 0 END + CASE WHEN uses_crack THEN 0.0902595215602798 ELSE 0 END + CASE WHEN
        uses_powder_cocaine THEN 0.087313111600886 ELSE 0 END + CASE WHEN uses_prescribed_drugs THEN 0.139018812980245 ELSE 0 END + CASE WHEN
        uses_benzodiazepines THEN 0.0587469123708279 ELSE 0 END + CASE WHEN uses_cannabis THEN 0.001864706197971 ELSE 0 END + CASE WHEN uses_steroids
        THEN 0.342197551153158 ELSE 0 END + CASE WHEN uses_other_drugs or uses_ketamine or uses_spice or uses_hallucinogens or uses_solvents THEN
        0.150053208890266 ELSE 0 END ELSE 3.12324433235579 + CASE WHEN sex = 'male' THEN -0.104477239763612 * age_at_start_of_followup +
        0.0008606154365776 * age_at_start_of_followup ** 2 + 1.3815779629e-05 * age_at_start_of_followup ** 3 + -1.960154357e-07 *
        age_at_start_of_followup ** 4 ELSE 0 END + CASE WHEN sex = 'female' THEN -1.84281451035478 ELSE 0 END + CASE WHEN sex = 'female' THEN
        -0.0151569773369266 * age_at_start_of_followup + -5.17057104954e-05 * age_at_start_of_followup ** 2 + -7.587337191e-07 *
        age_at_start_of_followup ** 3 + 2.03053155e-08 * age_at_start_of_followup ** 4 ELSE 0 END + CASE offence_category WHEN 'burglary_domestic'
        THEN 0.189290151743428 WHEN 'burglary_other' THEN 0.152185842790808 WHEN 'drunkenness' THEN 0.897225111715064 WHEN 'drink_driving' THEN
        -0.0955339743007365 WHEN 'motoring_offences' THEN -0.184914428055833 WHEN 'vehicle_related_theft' THEN 0.165882021264931 WHEN
        'fraud_and_forgery' THEN -0.362999252067375 WHEN 'welfare_fraud' THEN -0.987504454326342 WHEN 'drug_import_export_or_production' THEN
        -0.422720654391483 WHEN 'drug_possession_or_supply' THEN -0.0876488981693274 WHEN 'violence_abh_and_above' THEN 0.109809951520084 WHEN
        'violence_below_abh' THEN 0.109809951520084 WHEN 'public_order_and_harassment' THEN 0.356342355096462 WHEN 'weapons_not_firearms' THEN
        0.109809951520084 WHEN 'firearms_most_serious' THEN 0.109809951520084 WHEN 'firearms_other' THEN 0.109809951520084 WHEN
        'handling_stolen_goods' THEN 0.0120019188396128 WHEN 'criminal_damage' THEN 0.371503082545136 WHEN 'acquisitive_violence' THEN
        -0.0032926198476618 WHEN 'other_offences' THEN 0.0998951874967628 WHEN 'absconding_or_bail' THEN 0.351192370764659 WHEN
        'sexual_against_child' THEN -0.930849896127774 WHEN 'sexual_not_against_child' THEN -0.159028472471635 WHEN 'theft_non_motor' THEN
        0.260179775875471 END + CASE WHEN total_sanctions = 1 THEN -1.90092364059771 ELSE 0 END + CASE WHEN total_sanctions = 2 THEN
        -1.10995084554834 ELSE 0 END + CASE WHEN total_sanctions = 2 and sex = 'male' THEN -0.0517946785377468 * gap ELSE 0 END + CASE WHEN
        total_sanctions = 2 and sex = 'female' THEN -0.0524808327112117 * gap ELSE 0 END + -0.0067658067744931 * total_sanctions + -0.073627004774941
        * m + 0.0015286971037078 * m ** 2 + 9.5033186151e-06 * m ** 3 + -8.860433091e-07 * m ** 4 + CASE WHEN total_sanctions >= 3 and sex = 'male'
        THEN 0.620598396891494 * ln(total_sanctions / (gap + 12)) ELSE 0 END + CASE WHEN total_sanctions >= 3 and sex = 'female' THEN
        0.507851479286236 * ln(total_sanctions / (gap + 12)) ELSE 0 END + CASE WHEN violent_sanctions = 0 and sex = 'male' THEN -2.19912021141319
        ELSE 0 END + CASE WHEN violent_sanctions = 0 and sex = 'female' THEN -2.8090905835064 ELSE 0 END + CASE WHEN violent_sanctions = 1 THEN
        0.164824968220639 ELSE 0 END + 0.0185294325031695 * violent_sanctions + CASE WHEN violent_sanctions > 0 THEN 0.522272685793084 *
        ln(violent_sanctions / (gap + 30)) ELSE 0 END END AS vrp,
        CASE WHEN asked THEN -1.70588696906607 + CASE WHEN sex = 'male' THEN -0.0343861125060411 * age_at_start_of_followup + -0.0002060693939063 *
        age_at_start_of_followup ** 2 ELSE 0 END + CASE WHEN sex = 'female' THEN -1.609748656497 ELSE 0 END + CASE WHEN sex = 'female' THEN
        -0.0215931881507551 * age_at_start_of_followup + -5.39574087783e-05 * age_at_start_of_followup ** 2 ELSE 0 END + CASE offence_category WHEN
        'burglary_domestic' THEN 0.392304322484302 WHEN 'burglary_other' THEN 0.210475686624578 WHEN 'drunkenness' THEN -0.266212126484843 WHEN
        'drink_driving' THEN 0.0719681498702402 WHEN 'motoring_offences' THEN 0.285285632874374 WHEN 'vehicle_related_theft' THEN 0.335872011000959
        WHEN 'fraud_and_forgery' THEN 0.128223795291931 WHEN 'welfare_fraud' THEN -2.54378150425616 WHEN 'drug_import_export_or_production' THEN
        0.146018219011484 WHEN 'drug_possession_or_supply' THEN 0.210481894371787 WHEN 'violence_abh_and_above' THEN -0.048353695619906 WHEN
        'violence_below_abh' THEN 0.110262124783647 WHEN 'public_order_and_harassment' THEN -0.165010485104843 WHEN 'weapons_not_firearms' THEN
        0.0243282774787757 WHEN 'firearms_most_serious' THEN -0.382497575361466 WHEN 'firearms_other' THEN 0.149093794035442 WHEN
        'handling_stolen_goods' THEN 0.405987757430537 WHEN 'criminal_damage' THEN 0.184857953812071 WHEN 'acquisitive_violence' THEN
        0.0719174180811535 WHEN 'other_offences' THEN 0.135286411622716 WHEN 'absconding_or_bail' THEN 0.414243541008181 WHEN 'sexual_against_child'
        THEN -0.60993507861302 WHEN 'sexual_not_against_child' THEN -0.545166046667834 WHEN 'theft_non_motor' THEN -0.047968924813678 END + CASE WHEN
        total_sanctions = 1 THEN -2.26703484992352 ELSE 0 END + CASE WHEN total_sanctions = 2 THEN -1.17946726635964 ELSE 0 END + CASE WHEN
        total_sanctions = 2 and sex = 'male' THEN -0.0967640128116584 * gap ELSE 0 END + CASE WHEN total_sanctions = 2 and sex = 'female' THEN
        -0.1712941019545757 * gap ELSE 0 END + -0.025992075782348 * total_sanctions + -0.029248960074744 * m + 0.0003119515647398 * m ** 2 +
        2.2269607594e-06 * m ** 3 + -2.955293324e-07 * m ** 4 + CASE WHEN total_sanctions >= 3 and sex = 'male' THEN 0.858101289182386 *
        ln(total_sanctions / (gap + 12)) ELSE 0 END + CASE WHEN total_sanctions >= 3 and sex = 'female' THEN 0.848200474467235 * ln(total_sanctions /
        (gap + 12)) ELSE 0 END + CASE WHEN violent_sanctions = 0 and sex = 'male' THEN -1.09871100777043 ELSE 0 END + CASE WHEN violent_sanctions = 0
        and sex = 'female' THEN -1.36716291233552 ELSE 0 END + CASE WHEN violent_sanctions = 1 THEN 0.077746849480619 ELSE 0 END + 0.006532999224634
        * violent_sanctions + CASE WHEN violent_sanctions > 0 THEN 0.165137054547059 * ln(violent_sanctions / (gap + 30)) ELSE 0 END + CASE WHEN
        weapon THEN 0.385215247009075 ELSE 0 END + 0.0442239531567977 * accommodation_problems + CASE WHEN unemployed THEN 0.0734628466183293 * 2
        ELSE 0 END + 0.0765545992903705 * alcohol_problems + 0.124207407357376 * temper_problems + 0.0982315473681468 * pro_criminal_attitudes + CASE
        WHEN past_homicide THEN 0.355308819798017 ELSE 0 END + CASE WHEN past_wounding THEN 0.399845826788494 ELSE 0 END + CASE WHEN past_kidnapping
        THEN 0.534510912919277 ELSE 0 END + CASE WHEN past_firearms THEN 0.780403925884582 ELSE 0 END + CASE WHEN past_robbery THEN 0.290562230335504
        ELSE 0 END + CASE WHEN past_aggravated_burglary THEN 0.183891831607701 ELSE 0 END + CASE WHEN past_weapon THEN 0.231407077551008 ELSE 0 END +
        CASE WHEN past_damage_endangering_life THEN 1.01491061134195 ELSE 0 END + CASE WHEN past_arson THEN 0.0073649024927637 ELSE 0 END ELSE
        -0.970734555223987 + CASE WHEN sex = 'male' THEN -0.035211251525685 * age_at_start_of_followup + -0.0002101460036267 *
        age_at_start_of_followup ** 2 ELSE 0 END + CASE WHEN sex = 'female' THEN -1.55855151937225 ELSE 0 END + CASE WHEN sex = 'female' THEN
        -0.0194307797540929 * age_at_start_of_followup + -2.41385941049e-05 * age_at_start_of_followup ** 2 ELSE 0 END + CASE offence_category WHEN
        'burglary_domestic' THEN 0.427440297941078 WHEN 'burglary_other' THEN 0.283654004619677 WHEN 'drunkenness' THEN -0.169817158710549 WHEN
        'drink_driving' THEN -0.0870700781552191 WHEN 'motoring_offences' THEN 0.0805237507490763 WHEN 'vehicle_related_theft' THEN 0.286214108247545
        WHEN 'fraud_and_forgery' THEN -0.0932918356073765 WHEN 'welfare_fraud' THEN -2.75700217295462 WHEN 'drug_import_export_or_production' THEN
        -0.151563625759297 WHEN 'drug_possession_or_supply' THEN 0.196404663980207 WHEN 'violence_abh_and_above' THEN 0.0914232846880801 WHEN
        'violence_below_abh' THEN 0.0881806276607277 WHEN 'public_order_and_harassment' THEN -0.102680989477238 WHEN 'weapons_not_firearms' THEN
        0.4050968835329157 WHEN 'firearms_most_serious' THEN -0.0211330064692993 WHEN 'firearms_other' THEN 0.3539581212971587 WHEN
        'handling_stolen_goods' THEN 0.20156598193072 WHEN 'criminal_damage' THEN 0.254391121973677 WHEN 'acquisitive_violence' THEN 0.34905826404493
        WHEN 'other_offences' THEN 0.175156031546492 WHEN 'absconding_or_bail' THEN 0.361929924513904 WHEN 'sexual_against_child' THEN
        -0.269534814977957 WHEN 'sexual_not_against_child' THEN -0.481426313870417 WHEN 'theft_non_motor' THEN -0.126315026107379 END + CASE WHEN
        total_sanctions = 1 THEN -2.3335499201698 ELSE 0 END + CASE WHEN total_sanctions = 2 THEN -1.36161428849118 ELSE 0 END + CASE WHEN
        total_sanctions = 2 and sex = 'male' THEN -0.117956562302911 * gap ELSE 0 END + CASE WHEN total_sanctions = 2 and sex = 'female' THEN
        -0.0402256071602197 * gap ELSE 0 END + -0.0250462590018653 * total_sanctions + -0.0318548411238394 * m + 0.0002165688028517 * m ** 2 +
        4.6604929835e-06 * m ** 3 + -1.52324083e-07 * m ** 4 + CASE WHEN total_sanctions >= 3 and sex = 'male' THEN 0.936944231003216 *
        ln(total_sanctions / (gap + 12)) ELSE 0 END + CASE WHEN total_sanctions >= 3 and sex = 'female' THEN 0.853626611755616 * ln(total_sanctions /
        (gap + 12)) ELSE 0 END + CASE WHEN violent_sanctions = 0 and sex = 'male' THEN -1.5382238276355 ELSE 0 END + CASE WHEN violent_sanctions = 0
        and sex = 'female' THEN -2.33948463970808 ELSE 0 END + CASE WHEN violent_sanctions = 1 THEN -0.0013488533112443 ELSE 0 END +
        0.0141947749755811 * violent_sanctions + CASE WHEN violent_sanctions > 0 THEN 0.250478471909382 * ln(violent_sanctions / (gap + 30)) ELSE 0
        END END AS svrp,
        CASE WHEN sex = 'male' THEN CASE WHEN contact_adult_sanctions >= 3 THEN 8.0 WHEN contact_adult_sanctions >= 2 THEN 5.0 WHEN
        contact_adult_sanctions >= 1 THEN 3.0 WHEN contact_adult_sanctions >= 0 THEN 0.0 END ELSE 0 END + CASE WHEN sex = 'male' THEN CASE WHEN
        contact_child_sanctions >= 3 THEN 4.0 WHEN contact_child_sanctions >= 2 THEN 3.0 WHEN contact_child_sanctions >= 1 THEN 2.0 WHEN
        contact_child_sanctions >= 0 THEN 0.0 END ELSE 0 END + CASE WHEN sex = 'male' THEN CASE WHEN non_contact_sanctions >= 3 THEN 3.0 WHEN
        non_contact_sanctions >= 2 THEN 2.0 WHEN non_contact_sanctions >= 1 THEN 1.0 WHEN non_contact_sanctions >= 0 THEN 0.0 END ELSE 0 END + CASE
        WHEN sex = 'male' and previous_sanctions > 0 THEN 3.0 ELSE 0 END + CASE WHEN sex = 'male' and stranger_victim THEN 2.0 ELSE 0 END + CASE WHEN
        sex = 'male' THEN CASE WHEN age_at_last_sexual_offence >= 18 THEN 5.0 WHEN age_at_last_sexual_offence >= 16 THEN 3.0 WHEN
        age_at_last_sexual_offence >= 0 THEN 0.0 END ELSE 0 END + CASE WHEN sex = 'male' THEN CASE WHEN age_at_start_of_followup >= 60 THEN 0.0 WHEN
        age_at_start_of_followup >= 54 THEN 1.0 WHEN age_at_start_of_followup >= 48 THEN 2.0 WHEN age_at_start_of_followup >= 42 THEN 3.0 WHEN
        age_at_start_of_followup >= 36 THEN 4.0 WHEN age_at_start_of_followup >= 30 THEN 5.0 WHEN age_at_start_of_followup >= 24 THEN 6.0 WHEN
        age_at_start_of_followup >= 10 THEN 7.0 END ELSE 0 END AS contact,
        CASE WHEN sex = 'male' and image_sanctions >= 2 THEN 0.057949 ELSE 0 END + CASE WHEN sex = 'male' and image_sanctions = 1 THEN 0.02805 ELSE 0
        END + CASE WHEN sex = 'male' and image_sanctions = 0 and contact_child_sanctions >= 2 THEN 0.007151 ELSE 0 END + CASE WHEN sex = 'male' and
        image_sanctions = 0 and contact_child_sanctions = 1 THEN 0.003476 ELSE 0 END + CASE WHEN sex = 'male' and image_sanctions = 0 and
        contact_child_sanctions = 0 and contact_adult_sanctions + non_contact_sanctions > 0 THEN 0.001061 ELSE 0 END + CASE WHEN sex = 'male' and
        image_sanctions + contact_child_sanctions + contact_adult_sanctions + non_contact_sanctions = 0 THEN 0.000152 ELSE 0 END AS images,
    FROM people
)
SELECT id,
    1 / (1 + exp(-(1.402562384 + ogrs3))) AS ogrs3_one_year,
    1 / (1 + exp(-(2.121705678 + ogrs3))) AS ogrs3_two_year,
    1 / (1 + exp(-rsr_serious_violence)) + CASE
        WHEN NOT sexual_history THEN 0
        WHEN sex = 'female' THEN 1 / 193
        ELSE 1 / (1 + exp(8.216503478 - 0.2545385404 * contact)) + images
    END AS rsr_two_year,
    1 / (1 + exp(-arp)) AS arp_two_year,
    1 / (1 + exp(-vrp)) AS vrp_two_year,
    1 / (1 + exp(-svrp)) AS svrp_two_year
FROM z
ORDER BY id
