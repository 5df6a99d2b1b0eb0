/** What most guessed passwords are made of, in small letters and with blanks between; months and years go with them. */
const WORDS = `
password passwort passwd passphrase passwords contraseña contrasena clave secret secreto geheim welcome bienvenido
bienvenidos willkommen letmein login logmein signin admin administrator root user guest test testing demo change changeme
default temporary temporal iloveyou teamo teamomucho ichliebedich loveyou lovely forever monkey dragon master sunshine
princess princesa princessa angel angels baby babygirl football futbol fussball baseball basketball softball soccer
hockey tennis volleyball superman batman spiderman ironman shadow hunter ranger hello hallo hola summer winter spring
autumn sommer herbst frühling verano invierno primavera otoño qwerty qwertz qwertyuiop asdfgh asdf zxcvbn zxcv yxcv
qazwsx azerty abc starwars pokemon minecraft fortnite whatever trustno freedom computer internet samsung google facebook
instagram youtube microsoft windows apple android iphone nintendo playstation emergency emergencia notfall technician
tecnico techniker manager company oncall hotline service servicio ewf nothing something anything killer pepper ginger
cookie cookies chocolate butterfly mariposa flower flowers blume rainbow diamond silver golden purple orange yellow
banana apples cherry strawberry cheese coffee peanut pumpkin tigger tiger lion panther eagle falcon buster charlie
thomas michael michelle jordan daniel daniela jessica jennifer joshua andrew andrea amanda ashley nicole matthew anthony
robert william christian christopher christina sebastian alexander alexandra alejandro alejandra samantha stephanie
benjamin brandon justin jasmine melissa rebecca vanessa patrick patricia richard rachel hannah heather george victoria
veronica maggie taylor tucker bailey harley cooper austin dallas phoenix madison brooklyn sophie sophia isabella gabriel
gabriela fernando francisco roberto carlos antonio estrella corazon tequiero amorcito carolina valentina sandra sabrina
schatz schatzi mausi hase hasi liebe florian tobias markus stefan steffi juliane katharina maximilian liverpool chelsea
arsenal everton tottenham manchester united newcastle westham leicester celtic rangers barcelona madrid realmadrid
juventus milan inter bayern borussia dortmund schalke werder hannover hamburg berlin münchen munich stuttgart frankfurt
dresden leipzig köln cologne nürnberg bremen wien zürich austria germany deutschland schweiz london england scotland
ireland america americas mexico colombia argentina brasil brazil espana españa sevilla valencia paris france roma italia
moscow russia canada toronto montreal chicago boston seattle denver houston atlanta detroit orlando miami florida
california texas newyork losangeles sanfrancisco lasvegas yankees redsox lakers cowboys steelers packers broncos
patriots eagles giants raiders dolphins bulldog bulldogs wildcats mustang corvette ferrari porsche mercedes yamaha honda
toyota camaro chevy harleydavidson guitar guitarra music musica metallica nirvana slipknot eminem beatles blink
pussycat fuckyou fuckoff asshole bitch sexy hottie hotmail gmail yahoo outlook access account database server network
matrix merlin gandalf hobbit naruto zelda mario luigi sonic snoopy mickey mickeymouse garfield scooby simpsons bond
jamesbond jesus jesuschrist christ blessed godisgood heaven trinity faith family familia familie friends amigos mother
father brother sister daughter student teacher school college university doctor police soldier marine warrior ninja
samurai knight wizard phantom ghost viking pirate cowboy hammer thunder lightning storm hurricane fire firefighter
correcthorse horsebattery batterystaple correcthorsebattery correcthorsebatterystaple thequickbrownfox maytheforcebewithyou tobeornottobe
wolfsburg freiburg kaiserslautern gladbach mönchengladbach hoffenheim leverkusen augsburg mainz duisburg bochum
guadalajara monterrey tijuana puebla toluca chivas cruzazul pumas zaragoza malaga málaga granada betis bilbao
mustermann musterfrau liebling lieblings thisismy mein meine technik notruf bereitschaft störung stoerung waterpump pumpe pump water
wasser agua bomba waterleak leak leakage burst burstpipe burstmain pipe pipes flood flooding wasserrohrbruch rohrbruch rohr leitung
bomberos bombero fuga tuberia inundacion feuerwehr waterworks works water line emergencyline dispatcher twilio mariadb mysql nodejs
mydog dog tiger woods newyorkcity buenosaires york buenos aires city spring fling welt world plumber plumbing fontanero fontanera klempner heizung heating boiler sewer drain elevator aufzug
monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag lunes
martes miercoles miércoles jueves viernes sabado sábado domingo january february march april june july august september
october november december januar februar märz juni juli oktober dezember enero febrero marzo abril mayo junio julio agosto
septiembre octubre noviembre diciembre
пароль привет любовь москва россия солнышко наташа максим андрей йцукен йцукенг фывапр фыва ячсмить gfhjkm ghbdtn
motdepasse bonjour soleil doudou senha parola haslo heslo salasana wachtwoord kennwort lösenord adgangskode passord şifre sifre
parool jelszó κωδικός κωδικος κωδικόσ σύνθημα συνθημα סיסמה סיסמא كلمةالسر كلمةالمرور 密码 密碼 パスワード ハスワート 비밀번호 사랑해
`;

/** The words, longest first. */
export const COMMON_WORDS: readonly string[] = [...new Set(WORDS.trim().split(/\s+/))].toSorted(
  (a, b) => b.length - a.length,
);

/** A year, or a month in short beside digits: parts of a date. */
const DATES = '(?:19|20)\\d\\d|(?<=\\d\\W?)(?:DAYS)|(?:DAYS)(?=\\W?\\d)'.replaceAll(
  'DAYS',
  'jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|ene|abr|ago|dic|mai|okt|dez|mon|tue|wed|thu|fri|sat|sun',
);

/** Finds all of them in a text in small letters. */
export const COMMON_PARTS = new RegExp(`${COMMON_WORDS.join('|')}|${DATES}`, 'gu');
