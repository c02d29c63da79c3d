/** Passwords of at least eight characters that lead every list of leaked ones. */
const listed = String.raw`
!qaz2wsx 00000000 000000000 0000000000 01234567 012345678 0123456789 0987654321 0o9i8u7y 10203040
102030405 11111111 111111111 1111111111 11223344 1122334455 12121212 12312312 123123123 123321123
12341234 12344321 1234512345 123454321 123456123456 12345678 123456789 1234567890 1234567891
12345678910 123456789123 123456789a 12345678a 12345679 123456aa 123456abc 123456qwerty 12345qwert
1234asdf 1234qwer 123654789 123698745 123qwe123 123qweasd 123qweasdzxc 13579246 135792468
1357924680 147258369 147852369 147896325 159357159 159753456 1a2b3c4d 1q1q1q1q 1q2w3e4r 1q2w3e4r5t
1q2w3e4r5t6y 1qaz!qaz 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 22222222 246813579 31415926 3141592654
321654987 33333333 44444444 55555555 66666666 741852963 77777777 789456123 87654321 88888888
888888888 963852741 987654321 9876543210 99999999 999999999 a12345678 a123456789 a1b2c3d4
a1b2c3d4e5 a1s2d3f4 aa123456 aa12345678 aaaa1111 aaaaaaaa aabbccdd abc12345 abc123456 abc123abc
abc@1234 abc@123456 abcabcabc abcd1234 abcd12345 abcd@1234 abcdef123 abcdefg1 abcdefgh abcdefghi
access123 access14 admin123 admin1234 admin12345 admin123456 admin@123 adminadmin administrator
administrator1 alejandro alexander alexandra amanda123 america1 andrew123 android1 angel123
angels12 anthony1 apple123 aquarius arsenal1 arsenal123 asd123asd asdf1234 asdfasdf asdfgh123
asdfghjk asdfghjkl ashley12 australia autumn2024 autumn2025 azerty123 azertyuiop babygirl
babygirl1 babygurl1 banana123 barcelona barcelona1 baseball baseball1 basketball basketball1
batman123 beautiful beautiful1 benjamin bestfriend bestfriends birthday birthday1 blackjack
blessed1 blessing blink182 bonjour1 brasil123 brittany brittany1 brooklyn buster123 butterfly
butterfly1 california canada123 capricorn caroline cassandra celtic1888 change-me change_me
changeme changeme1 changeme123 charles1 charlie1 charlie123 cheese123 chelsea1 chelsea123 cherokee
chevrolet chocolate chocolate1 chouchou christian christina christine christmas christmas1
cisco123 colombia computer computer1 contrasena contraseña cookie123 corvette counterstrike
courtney cowboys1 cupcakes daniel123 danielle darling1 database dearjohn december december1
default1 demo1234 diamond1 diamonds dolphin1 doudou123 dragon12 dragon123 dragonball dragons1
drowssap eastside elephant elephant1 elizabeth elizabeth1 eminem12 england1 everton1 example123
facebook facebook1 faith123 family123 february fernando ferrari1 firebird florida1 football
football1 football12 forever1 forever21 fortnite freedom1 freedom123 friends1 friends123 fuckyou1
fuckyou123 fuckyou2 fussball gabriela gandalf1 gangster garfield genesis1 george123 germany1
godfather godisgood godzilla goodbye1 goodluck google123 gorgeous greenday greenday1 guest123
guest1234 hallo123 halloween hannah123 happy123 happyday harrypotter heaven123 hello123 hello1234
hello@123 hellohello helloworld hercules hockey12 hogwarts honeybee hunter12 hunter123 ilovegod
ilovejesus iloveme1 iloveu123 iloveyou iloveyou! iloveyou1 iloveyou123 iloveyou2 iloveyouso
instagram internet internet1 ireland1 ironman1 isabella jackpot1 january1 jasper123 jennifer
jennifer1 jessica1 jesus123 jesuschrist jonathan jordan123 jordan23 joseph123 juventus kangaroo
killer123 kimberly knight123 lakers24 letmein! letmein1 letmein123 letmein2 letmeinnow lightning
linkedin linkedin1 liverpool liverpool1 liverpoolfc lkjhgfdsa login123 loginlogin london123
lovelove lovely123 loveme123 loveyou1 lucky123 madison1 manchester margaret marijuana marlboro
marlboro1 marseille maserati master12 master123 mastermind matrix123 matthew1 maverick mckenzie
melissa1 melissa123 mercedes mercedes1 metallica metallica1 michael1 michelle michelle1 microsoft
minecraft minecraft1 mnbvcxz1 monday12 monkey12 monkey123 moonlight motdepasse motorola mountain
mustang1 mypassword mypassword1 mysql123 natalie1 network1 newpass123 newpassword newyork1
newyork123 nicholas nicole123 nintendo nirvana1 northside november november1 october1 opensesame
oracle123 orange123 p0o9i8u7 p4ssw0rd p@ssw0rd p@ssw0rd1 p@ssword p@ssword1 pa$$w0rd pa$$word
packers1 panther1 pass1234 pass12345 pass123456 pass@123 pass@1234 passpass passw0rd passw0rd1
password password! password!1 password00 password01 password1 password1! password11 password12
password123 password1234 password12345 password123456 password2 password2020 password2021
password2022 password2023 password2024 password2025 password99 password@123 passwords passwort
passwort1 passwort123 patricia patrick1 patriots penguin1 phoenix1 pineapple playstation
poiuytrewq pokemon1 pokemon123 porsche1 portugal postgres postgres1 pretty123 princesa princess
princess1 princess12 pumpkin1 q1234567 q1q1q1q1 q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 qazwsx123
qazwsxedc qwe123qwe qweasdzxc qweqweqwe qwer1234 qwert12345 qwerty1! qwerty11 qwerty12 qwerty123
qwerty1234 qwerty12345 qwerty123456 qwerty@123 qwertyqwerty qwertyui qwertyuiop qwertyuiop123
qwertzuiop rainbow1 rainbow123 rammstein rangers1 realmadrid rebecca1 redskins richard1 robert123
roblox123 root1234 rootroot rosebud1 sagittarius samantha samantha1 sample123 samsung1 samsung123
sapphire scarface schalke04 schatz123 scorpion scorpion1 scotland sebastian secret12 secret123
security security1 september september1 server123 shadow12 shadow123 slipknot slipknot1 snoopy123
snowball snowflake soccer12 soccer123 softball soleil123 sommer123 southside spiderman spiderman1
spring2024 spring2025 stargate starlight startrek starwars starwars1 steelers steelers1 stephanie
strawberry strawberry1 summer01 summer12 summer123 summer2023 summer2024 summer2025 sunday12
sunflower sunflower1 sunshine sunshine1 superman superman1 superuser supervisor sweetheart
switch123 swordfish temp1234 temporary terminator test1234 test12345 test@123 tester123 testing1
testing123 testtest texas123 thepassword thomas123 thunder1 tigger12 toor1234 topsecret trinity1
trustno1 user1234 username valentina vanessa1 veronica victoria victoria1 volleyball wachtwoord
warrior1 welcome01 welcome1 welcome1! welcome12 welcome123 welcome2024 welcome2025 welcome@123
westside whatever whatever1 whatsapp william1 windows1 windows10 winter12 winter123 winter2023
winter2024 winter2025 wolverine xbox360x yankees1 yourpassword youtube1 z1x2c3v4 zaq12wsx
zaq12wsxcde3 zaq1zaq1 zxasqw12 zxcv1234 zxcvbnm1 zxcvbnm123 zxcvbnmm zxcvzxcv
`;

const common = new Set(listed.trim().split(/\s+/));

/** Whether anybody would try this password first, in whatever case it is written. */
export const isCommonPassword = (password: string): boolean => common.has(password.toLowerCase());
