/** The CV of a Latvian plumber, as the Europass editor wrote it until 2020. */
export const europassXml = `<?xml version="1.0" encoding="UTF-8"?>
<SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass" locale="lv">
  <DocumentInfo><DocumentType>ECV</DocumentType><XSDVersion>V3.4</XSDVersion></DocumentInfo>
  <LearnerInfo>
    <Identification>
      <PersonName><FirstName>Jānis</FirstName><Surname>Bērziņš &amp; Größe</Surname></PersonName>
      <ContactInfo>
        <Address><Contact><Municipality>Daugavpils</Municipality><Country><Code>LV</Code><Label>Latvija</Label></Country></Contact></Address>
        <Email><Contact>janis@berzins.example</Contact></Email>
        <TelephoneList><Telephone><Contact>+371 20000000</Contact></Telephone></TelephoneList>
      </ContactInfo>
      <Demographics><Birthdate year="1990" month="--05" day="---17"/><Gender><Code>M</Code></Gender></Demographics>
    </Identification>
    <WorkExperienceList>
      <WorkExperience>
        <Period><From year="2018" month="--03"/><Current>true</Current></Period>
        <Position><Label>Santehniķis</Label></Position>
        <Employer><Name>SIA Ūdens</Name></Employer>
      </WorkExperience>
      <WorkExperience>
        <Period><From year="2014" month="--01"/><To year="2018" month="--07"/><Current>false</Current></Period>
        <Position><Label>Santehniķis</Label></Position>
      </WorkExperience>
      <WorkExperience>
        <Period><From year="2010"/><To year="2012"/></Period>
        <Position><Label>Meistars visam</Label></Position>
      </WorkExperience>
    </WorkExperienceList>
    <EducationList>
      <Education>
        <Period><From year="2006" month="--09" day="---01"/><To year="2010" month="--06" day="---30"/></Period>
        <Title>Santehniķis</Title>
        <Organisation><Name>Daugavpils tehnikums</Name><ContactInfo><Address><Contact><Country><Code>LV</Code></Country></Contact></Address></ContactInfo></Organisation>
      </Education>
      <Education><Title>Vidusskola</Title></Education>
    </EducationList>
    <Skills>
      <Linguistic>
        <MotherTongueList><MotherTongue><Description><Code>lv</Code><Label>latviešu</Label></Description></MotherTongue></MotherTongueList>
        <ForeignLanguageList>
          <ForeignLanguage>
            <Description><Code>de</Code><Label>vācu</Label></Description>
            <ProficiencyLevel><Listening>B1</Listening><Reading>B1</Reading><SpokenInteraction>A2</SpokenInteraction><SpokenProduction>A2</SpokenProduction><Writing>A2</Writing></ProficiencyLevel>
            <CertificateList><Certificate><Title>Goethe-Zertifikat</Title><Level>A2</Level></Certificate></CertificateList>
          </ForeignLanguage>
        </ForeignLanguageList>
      </Linguistic>
      <Driving><Description><Licence>B</Licence><Licence>BE</Licence></Description></Driving>
    </Skills>
  </LearnerInfo>
</SkillsPassport>`;

/** The same CV in JSON, as the service of Cedefop gave it. */
export const europassJson = {
  SkillsPassport: {
    Locale: 'lv',
    LearnerInfo: {
      Identification: {
        PersonName: { FirstName: 'Jānis', Surname: 'Bērziņš & Größe' },
        ContactInfo: {
          Address: { Contact: { Municipality: 'Daugavpils', Country: { Code: 'LV', Label: 'Latvija' } } },
          Email: { Contact: 'janis@berzins.example' },
          Telephone: [{ Contact: '+371 20000000' }],
        },
        Demographics: { Birthdate: { Year: 1990, Month: 5, Day: 17 } },
      },
      WorkExperience: [
        { Period: { From: { Year: 2018, Month: 3 }, Current: true }, Position: { Label: 'Santehniķis' } },
        {
          Period: { From: { Year: 2014, Month: 1 }, To: { Year: 2018, Month: 7 } },
          Position: { Label: 'Santehniķis' },
        },
        { Period: { From: { Year: 2010 }, To: { Year: 2012 } }, Position: { Label: 'Meistars visam' } },
      ],
      Education: [
        {
          Period: { To: { Year: 2010, Month: 6, Day: 30 } },
          Title: 'Santehniķis',
          Organisation: { ContactInfo: { Address: { Contact: { Country: { Code: 'LV' } } } } },
        },
        { Title: 'Vidusskola' },
      ],
      Skills: {
        Linguistic: {
          MotherTongue: [{ Description: { Code: 'lv', Label: 'latviešu' } }],
          ForeignLanguage: [
            {
              Description: { Code: 'de', Label: 'vācu' },
              ProficiencyLevel: {
                Listening: 'B1',
                Reading: 'B1',
                SpokenInteraction: 'A2',
                SpokenProduction: 'A2',
                Writing: 'A2',
              },
              Certificate: [{ Title: 'Goethe-Zertifikat', Level: 'A2' }],
            },
          ],
        },
        Driving: { Description: ['B', 'BE'] },
      },
    },
  },
};

/** The same CV as the editor of the Europass platform writes it since 2020; it has no certificates. */
export const europassCandidateXml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Candidate xsi:schemaLocation="http://www.europass.eu/1.0 Candidate.xsd" xmlns="http://www.europass.eu/1.0" xmlns:oa="http://www.openapplications.org/oagis/9" xmlns:eures="http://www.europass_eures.eu/1.0" xmlns:hr="http://www.hr-xml.org/3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <hr:DocumentID schemeID="Test-0001" schemeName="DocumentIdentifier" schemeAgencyName="EUROPASS" schemeVersionID="4.0"/>
  <CandidatePerson>
    <PersonName><oa:GivenName>Jānis</oa:GivenName><hr:FamilyName>Bērziņš &amp; Größe</hr:FamilyName></PersonName>
    <Communication><ChannelCode>Email</ChannelCode><oa:URI>janis@berzins.example</oa:URI></Communication>
    <Communication><UseCode>mobile</UseCode><ChannelCode>Telephone</ChannelCode><CountryDialing>371</CountryDialing><oa:DialNumber>20000000</oa:DialNumber><CountryCode>lv</CountryCode></Communication>
    <Communication><UseCode>home</UseCode><Address type="home"><oa:CityName>Daugavpils</oa:CityName><CountryCode>lv</CountryCode></Address></Communication>
    <NationalityCode>lv</NationalityCode>
    <hr:BirthDate>1990-05-17</hr:BirthDate>
    <GenderCode>male</GenderCode>
    <PrimaryLanguageCode name="NORMAL">lav</PrimaryLanguageCode>
  </CandidatePerson>
  <CandidateProfile languageCode="lv">
    <hr:ExecutiveSummary>&lt;p&gt;Labs &lt;strong&gt;meistars&lt;/strong&gt;&lt;/p&gt;</hr:ExecutiveSummary>
    <EmploymentHistory>
      <EmployerHistory>
        <hr:OrganizationName>SIA Ūdens</hr:OrganizationName>
        <PositionHistory>
          <PositionTitle typeCode="FREETEXT">Santehniķis</PositionTitle>
          <eures:EmploymentPeriod><eures:StartDate><hr:FormattedDateTime>2018-03</hr:FormattedDateTime></eures:StartDate><hr:CurrentIndicator>true</hr:CurrentIndicator></eures:EmploymentPeriod>
        </PositionHistory>
      </EmployerHistory>
      <EmployerHistory>
        <PositionHistory>
          <PositionTitle typeCode="FREETEXT">Santehniķis</PositionTitle>
          <eures:EmploymentPeriod><eures:StartDate><hr:FormattedDateTime>2014-01</hr:FormattedDateTime></eures:StartDate><eures:EndDate><hr:FormattedDateTime>2018-07</hr:FormattedDateTime></eures:EndDate><hr:CurrentIndicator>false</hr:CurrentIndicator></eures:EmploymentPeriod>
        </PositionHistory>
      </EmployerHistory>
      <EmployerHistory>
        <PositionHistory>
          <PositionTitle typeCode="FREETEXT">Meistars visam</PositionTitle>
          <eures:EmploymentPeriod><eures:StartDate><hr:FormattedDateTime>2010</hr:FormattedDateTime></eures:StartDate><eures:EndDate><hr:FormattedDateTime>2012</hr:FormattedDateTime></eures:EndDate></eures:EmploymentPeriod>
        </PositionHistory>
      </EmployerHistory>
    </EmploymentHistory>
    <EducationHistory>
      <EducationOrganizationAttendance>
        <hr:OrganizationName>Daugavpils tehnikums</hr:OrganizationName>
        <OrganizationContact><Communication><Address><oa:CityName>Daugavpils</oa:CityName><CountryCode>lv</CountryCode></Address></Communication></OrganizationContact>
        <AttendancePeriod><StartDate><hr:FormattedDateTime>2006-09-01</hr:FormattedDateTime></StartDate><EndDate><hr:FormattedDateTime>2010-06-30</hr:FormattedDateTime></EndDate><Ongoing>false</Ongoing></AttendancePeriod>
        <EducationDegree><hr:DegreeName>Santehniķis</hr:DegreeName></EducationDegree>
        <EducationLevelCode>4</EducationLevelCode>
      </EducationOrganizationAttendance>
      <EducationOrganizationAttendance><EducationDegree><hr:DegreeName>Vidusskola</hr:DegreeName></EducationDegree></EducationOrganizationAttendance>
    </EducationHistory>
    <eures:Licenses>
      <eures:License><hr:LicenseTypeCode>B</hr:LicenseTypeCode></eures:License>
      <eures:License><hr:LicenseTypeCode>BE</hr:LicenseTypeCode></eures:License>
    </eures:Licenses>
    <Certifications/>
    <PersonQualifications>
      <PersonCompetency>
        <CompetencyID schemeName="NORMAL">deu</CompetencyID>
        <hr:TaxonomyID>language</hr:TaxonomyID>
        <eures:CompetencyDimension><hr:CompetencyDimensionTypeCode>CEF-Understanding-Listening</hr:CompetencyDimensionTypeCode><eures:Score><hr:ScoreText>B1</hr:ScoreText></eures:Score></eures:CompetencyDimension>
        <eures:CompetencyDimension><hr:CompetencyDimensionTypeCode>CEF-Understanding-Reading</hr:CompetencyDimensionTypeCode><eures:Score><hr:ScoreText>B1</hr:ScoreText></eures:Score></eures:CompetencyDimension>
        <eures:CompetencyDimension><hr:CompetencyDimensionTypeCode>CEF-Speaking-Interaction</hr:CompetencyDimensionTypeCode><eures:Score><hr:ScoreText>A2</hr:ScoreText></eures:Score></eures:CompetencyDimension>
        <eures:CompetencyDimension><hr:CompetencyDimensionTypeCode>CEF-Speaking-Production</hr:CompetencyDimensionTypeCode><eures:Score><hr:ScoreText>A2</hr:ScoreText></eures:Score></eures:CompetencyDimension>
        <eures:CompetencyDimension><hr:CompetencyDimensionTypeCode>CEF-Writing-Production</hr:CompetencyDimensionTypeCode><eures:Score><hr:ScoreText>B1</hr:ScoreText></eures:Score></eures:CompetencyDimension>
        <eures:CompetencyDimension><hr:CompetencyDimensionTypeCode>CEF-Writing-Interaction</hr:CompetencyDimensionTypeCode><eures:Score><hr:ScoreText>A2</hr:ScoreText></eures:Score></eures:CompetencyDimension>
      </PersonCompetency>
    </PersonQualifications>
    <Skills><PersonCompetency><hr:TaxonomyID>Digital_Skill</hr:TaxonomyID><hr:CompetencyName>Internet</hr:CompetencyName></PersonCompetency></Skills>
  </CandidateProfile>
  <RenderingInformation><Design><Template>Template1</Template></Design></RenderingInformation>
</Candidate>`;
