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
