"""The words of receipts: 1024 friendly nouns in each language.

A word's place in its list is part of every receipt already given: correct nothing here but a
misspelling.
"""

from collector.texts.languages import Language

_ESTONIAN = """
aabits aare aas aasalill adru aed aednik ahi ahjukook ahjusuu ahven aiakäru aiamaja aiamees aiapink
aiatool ait ajakiri ajaleht aken aknalaud akordion akvarell alasi alev allee allikas ananass
angerjas ankur antenn antiloop anum apelsin aprikoos arbuus arhitekt arvuti aster ateljee auhind
aurulaev auto autobuss autokool ballett bambus banaan barett basiilik bassein batuut begoonia
binokkel biskviit borš buss daalia dattel delfiin diivan diplom dirigent doomino draakon dušš
džungel ehe ehitaja eine elevant elupuu elutuba esik estragon ettur faasan film flööt forell foto
fuajee fuksia galerii garaaž gasell gepard gladiool gloobus gondel graniit guljašš haab haabjas
haamer haigur haldjas halvaa hani hapukoor hapukurk harakas haug hautis heinamaa helmes hernes
hiiglane hiir hirv hobune hoidis homaar hommik hoov hotell hämarik händkakk hänilane härmatis hõbe
hõbepaju hõbesõlg höövel hüatsint hüpits idu ilmajaam ilves ingver insener istik jaam jaaniuss
jahimaja jahu jakk jalakas jalanõu jalats jalg jalgpall jalgtee jasmiin jogurt jooksja joonis
joonlaud jope juga jutustus juur juuretis juurvili juust jänes järv jää jääkaru jäämägi jääpall
jäätis jõehobu jõekäär jõesuu jõevähk jõgi jõhvikas jõulupuu kaalikas kaamel kaamera kaater kaasik
kabe kabinet kadakas kaelakee kaer kajak kakao kalamari kalamees kalasupp kalatiik kalavõrk kalender
kali kallas kalmaar kalur kamin kammkarp kampsun kana kanakull kanala kanamuna kanapesa kanarbik
kandik kaneel kangas kangur kanister kannike kanuu kapp kapsas kapten kapuuts karahvin karamell
karask kardemon kardin karikas karjamaa karjane karneval kartul karukell karulauk kaseleht kasemahl
kasesalu kasetoht kassett kastan kaste katel katus kauplus kauss keefir keeks keelpill kelder kell
kellukas kelluke keris kett ketšup kevad kibuvits kiiktool kiil kiiver kiivi kilpkonn kilu kimalane
kimp kindlus kingitus kingsepp kinnas kino kiri kirjanik kirsipuu kirss kissell kitarr kits kittel
kivisild klaas klamber klarnet klaver kleit kloun koaala kobras koduaed koger kohin kohuke kohupiim
kohver kohvik kohvisai koidik kolmnurk kombain komeet komm kompass kompott kompvek konks kontsert
koobas kookon koolitee koonus koor koorik kopter korall koridor kormoran korsten korv korvpall
korvtool kotkas kotlet kraan krabi krae kreem krevett kriit kringel kristall krookus kruus kruvi
krõps ksülofon kudum kuhi kuju kukehari kukerpuu kukeseen kukkel kuldkala kuldnokk kuldvits kulm
kuma kummel kummik kummut kuningas kunstnik kurekell kurk kutsikas kuukiir kuuseehe kuuseoks
kvartett käbi käekell käekiri käekott käevõru kägu känguru käpik kärp käsipall käsipuu käsitöö
käterätt kõblas kõlar kõnnitee kõrkjas kõrs kõrvits köis köömen kübar küla külakiik külamaja
külapood külatee külmik küpsetis küpsis küülik küünal küüslauk laager laama laast labidas labor
laegas laev lagendik lagi lasanje latern latikas laualamp laualina lauamäng laul laulik laulja
leemur leevike lehekülg lehis leht lehtla leib leiutaja leivaahi lendur lennuk lepp liblikas liiv
lill limonaad lina linask lindla linnutee lips lipumast liumägi liustik lodjapuu loik loojang
loorber lootos lootsik lugeja lugemik lugu luide lumehang lumelaud lumelinn lumememm lumepall lumi
lusikas luuletus luup lävi lääts lõhe lõng lõoke lõuend lõuna löökpill lühter lüpsja maakaart
maakera maaler maantee maasikas maastik madrats madrus mahl mais maitse maja majakas majonees
makaron makrell male malelaud mandel mardikas marinaad marmor matk matkaja meduus meekärg meepott
meeskond meierei meloodia menuett meremees mererand meretuul merevaik merihobu merikarp meritäht
mesi mesila mesilane mesinik mesitaru mets metsatee metsis metskass metskits metsnik metsvint
mikrofon mikser minigolf moos moosisai mootor mopp morss mosaiik muld mugul munakoor murakas muru
muskaat muster mustikas muuseum muusik mäger mägi mänd mänguasi männik märk märkmik münt nahkhiir
nartsiss nelk niit nisu nokk noot nugis nukumaja nurm nurmkana nuudel nädal näitleja näitus näkileib
nõel nõlv nööp oder oja okas omlett onn ookean ooper opaal orav orel org orhidee orkester orund
osuti paat paber padi padrik pael pagar paju pajuoks pajuvits palett palkmaja palm pann pannal
pannkook papagoi paprika parfüüm pargas pargitee park parkett parkla pastakas pasteet pastel patarei
paviljon peakokk peatus pedaal peegel peeglike peenar peet peitel peiulill pelmeen pendel peoleo
peopesa perekond perroon pesa pesulõks petipiim petuunia pidulaud pidur pihlakas piim piison
pikksilm piknik pilet piloot pilv pingviin pink pintsak pintsel pipar pirn pirukas pistrik pitsa
plagu plakat planeet plats pliiats pliit ploom pluus pohl pojeng polka poni pontšik pood poolkuu
poolsaar porgand portree postkast pott pottsepp praam praepann prees priimula prints prisma pronks
präänik pudel puhkus puksiir pune puravik puri purjekas pusle puu puukool puukuur puusepp puusild
puuvill päev päevik pähkel päike päkapikk pärlkana pärm pärnapuu pärnaõis päts pääsuke põder
põldhiir põll põrand põsk põõsas pöial pöök pööning pühvel püramiid raadio raamat rabarber rada
rahakott rahatäht rahn rand rannatee rannik ratas raudrohi raudtee rebane rebu redel redis reha
rehetare reisija reede restoran retsept riidepuu riis riisikas riiul ringmäng ristmik rohevint rohi
romaan rongkäik ronk roog roosaed roosipuu rosin rosolje rubiin rukis rula rulluisk ruut räim rändur
rätik rätsep rätt räästas rõdu röövik rütm rüütel saabas saar saarepuu saarmas saba sadam sadul
saeveski safran sahtel sahver sai saiake saialill salat salu salvei samet sammal sandaal sarapuu
sarv saun saunauks savinõu savipott sebra seelik seeme seep seikleja sein seljanka seller sepik
sepikoda serenaad serviis sibul sidrun siid siirup siisike silinder silt sinep sinilill sipelgas
sirel sisalik smaragd sonaat soo sookurg spinat spiraal staadion statiiv stepp stritsel stuudio
suhkur sukk sulepea sulg sulgpall supp suupill suupiste suusk suveaed suveköök suvemaja suvemüts
suvi suvila sviiter säga säinas särg sõir sõnajalg sõnastik sõrm sõrmus sõstar sügis süda tabalukk
taburet taevas tainas takjas takso taldrik tall talunik talveaed talvike tamm tammik tants tantsija
tara tarretis tasku tass tatar teater teder tee teejuht teekann teemant teerada teetass teeviit tekk
telefon teokarp teras termos terrass tibu tihane tiiger tiik tiivik tikand tikker tipp toalill
toiduait tomat tool topsik tort torupill traktor trepp triangel triip trikoo tromboon trompet trumm
tugitool tuhvel tulbiaed tulp tundra turg turist tursk tuuba tuul tuulik tähesadu tähestik täht
täiskuu tänav täring tõld tõru töökoda töölaud tööpink töötuba tünn tüvi tüümian tüür tšello uba
ubaleht uisk uisurada uisutaja ujula uks uksekell ukselink uksematt unejutt unenägu unimüts uudis
vaagen vaal vaarikas vagun vaher vaht vahukoor vahvel vaip valgus vanaema vanaisa vanill vanker
varblane vari varrukas varss vasikas vask vedur veoauto vesilik vesiroos vesivärv veski vest vihm
vihmauss viidikas vile viljapuu villmüts vimpel vint virsik vitriin voodi voolik vorst vurr vutt
vürts väljak värav võileib võilill võimla võisai võrk võrkkiik võrkpall võsastik võti vöö ämber
äädikas õhtu õhtusöök õhulaev õhupall õis õlg õlgkübar õmbleja õpetaja õpik õpilane õun õunaaed
õunakook õunamahl õunamoos õunapuu ööbik öökapp öökull öölamp öömaja ülane ülikond üllatus ümarlaud
ümbrik ürdiaed ürditee šokolaad švamm žonglöör
"""

_RUSSIAN = """
абрикос автобус азбука аист айва айсберг акация акварель аквариум аккорд аллея алмаз альбом альт
амбар ананас анис антенна антилопа апельсин арбуз аромат артист арфа астра атлас афиша бабочка
бабушка багажник базилик баклажан балет балкон бамбук бампер банан банджо банка бант бантик барабан
баржа барометр барсук бархат бассейн батарея батон батут башня баян бегун безе белка белуга берег
беседка бизон бинокль бирюза бисквит блендер блин блокнот блузка блюдце богомол бокал боровик борщ
ботинок бочка бочонок браслет бревно бровь брокколи бронза брусника бубен бублик буйвол бук буква
букварь букет буксир булавка булочка бумага бумажник бутылка бухта вагон вагончик ваза валенок вальс
ваниль ванна варенье ведро вездеход великан венок венчик веранда верба верблюд вереск вершина весло
весна ветвь ветерок ветка веточка вечер вешалка вилка винегрет виноград витрина вишенка вишня вода
водитель водопад вокзал волейбол волна волчок воробей воронка воротник воск восход вывеска вымпел
вышивка вяз гавань газель газета газон галка гамак гараж гармонь гвоздика гвоздь гепард герань
гирлянда гиря гитара глина глобус глухарь гнездо гном гобелен голубь гончар гора горизонт горох
горчица горшок горшочек гостиная гость гранит график грач гребень гречка гриб грива грузовик груша
гуашь губка гудок гуляш гусеница гусь дача дверь двор дворец дворик дедушка дельфин день деревня
дерево десерт джем джемпер диван дневник дождик дождь долина дом домик домино домкрат дорога дорожка
доска дрель дрозд дудка дуршлаг духовка душ дыня дюна ежевика ель енот жалюзи жаркое жасмин желе
желток жемчуг жетон жилет жираф журавль журнал забор завтрак загадка зайчик закат закладка закуска
зал залив замок заря заяц звезда звонок зебра земля зеркало зерно зефир зима золото зонт зонтик зубр
иголка игра игрушка изба изумруд изюм имбирь иней инженер инжир йогурт кабачок кабинет казан какаду
какао кактус калина калитка кальмар камбала камень камера камертон камин камушек камыш канат каноэ
капелька капитан капуста капюшон каравай карамель карандаш карась кардиган карета карман карниз карп
картина карусель кастрюля катер каток каша каштан каюта квадрат квартира квас кедр кекс кенгуру
кепка кетчуп киви киоск кипарис кирпич кисель кисть клавиша клад кларнет класс клевер клей клоун
клубника клюква ключ ключик клюшка книга книжка кнопка коврик ковш ковыль кожа кожура кокон колбаса
колесо колечко колибри колодец колонка колос колосок кольцо коляска комбайн комета комната комод
компас компот кондитер конус конфета конфетти концерт конь копейка кораблик корабль коралл корень
корзина коридор корица кормушка коробка король корыто косточка кот котелок котлета кофе кофта кошка
краб краска креветка крем кресло кристалл кровать крокодил крокус круг кружево кружка крыло крыльцо
крыша крючок куб кубок кувшин кузнец кузнечик кукла кукуруза кукушка кулик кулон куница куртка
кусочек куст кухня лаванда лавка лавр лагерь ладонь ладья лайм лак лампа лампочка ландыш лапша
ластик ласточка лебедь леденец ледник лейка ленивец лента ленточка леопард лепесток лес лестница
лето лимон лимонад линейка линза лиса лисица лисичка листок лифт лодка локоть ломтик лопата лоскут
лосось лось лотос лошадь луна луч лыжник люстра лютик лягушка магазин магнит магнолия майонез
малахит маляр мангуст мандарин марка маркер мармелад масло матрас мачта машина машинист маяк маятник
медаль медальон медведь медь мел мелисса мелодия мельник мельница месяц метла метро мешок микрофон
миксер миндаль миска мозаика молоко молоток монета мопед море морковь моряк мост мостик мотоцикл мох
мрамор музей музыкант муравей мусс муфта мыло мышка мышь мята мяч мячик набросок накидка наклейка
нарцисс насос наушник небо неделя нектар нива нитка нить норка носок носорог нота ночник ночь оазис
обед облако ободок обруч овал овраг овсянка огород огурец одеяло озеро океан окно окошко окунь олень
олово ольха омлет орех орешек оркестр осина осока остров осьминог открытка оттепель павлин пазл
пакет палатка палец палитра палтус палуба пальма пальто панда папка парашют парк паровоз паром
пароход парус парусник пастель пастух певец пейзаж пекарня пекарь пенал перемена перепел переулок
перо перрон персик перчатка песенка песня песок песчинка петрушка печенье печка печь пещера пианино
пиджак пижама пикник пила пилот пингвин пион пир пирамида пирог пирожок писатель письмо пихта
плавник плакат планета планшет платок платье плафон плащ плед плита плов пловец плотва плотник
площадь пляж повар подарок подкова поднос подушка подъезд поезд полдник поле полка полночь полоска
поляна помидор пони пончо поплавок попугай портной портрет портфель посылка потолок поэма поэт пояс
праздник призма прилавок принтер принц пристань прихожая причал продавец просо простыня пруд пружина
пряжа пряник птенец птица птичка пуговица пудинг пузырь пума пустыня пчела пшеница пылесос пюре
равнина рагу радио радуга ракетка ракушка рамка рассвет рассказ редис редька река рельс ремень
решето рис рисунок ритм робот родник рожок рожь розмарин ролик романс ромашка ромб росток роща рояль
рубаха рубашка рубин рукав рулет руль ручей ручка рыбак рыбка рыжик рынок рысь рыцарь рычаг рюкзак
рябина сад садик садовник саксофон салат салфетка самовар самокат сапог сапфир сарай сарафан сахар
сверло сверчок светофор свеча свисток свитер седло секрет семя сено серебро серьга сиг симфония
синица сирень сироп сито сияние сказка скала скамейка скамья скатерть сквер скворец скорлупа скрипач
скрипка слива слон сметана снег снеговик снегоход снежинка снежок сноп собака соболь сова совок сок
сокол солнце соловей солома солянка соната сорока сосед сосиска сосна соус спальня спаржа спираль
спутник стадион стакан станок станция статуя стебель стена степь стерлядь стикер стих стог столовая
столяр страница страус стрекоза стрелка стриж стружка струна студент стул сугроб сукно сумка сумочка
сундук суп суслик суфле сухарь сыр сюрприз таблица табурет тайга такси талисман танго танец танцор
тарелка тачка творог театр телега тележка телескоп телефон теннис теплица тепловоз терем термос
терраса тетерев тетрадь тигр тимьян ткань ткач тмин топаз тополь торт тостер трактор трамвай трап
треска трибуна тритон тромбон тропа тропинка тростник тротуар туман тундра туника турист тыква
тюлень тюльпан увертюра угорь ужин узор укроп уксус улитка улица улыбка урок усадьба утка утро утюг
уха ученик учитель фагот фартук фасоль ферма фермер фиалка филин финиш флаг флажок фламинго флейта
флигель фокусник фонарик фонарь фонтан форель фотограф футбол футболка хамелеон хвост хижина хлеб
хлопок хоккей холм холст хомяк хор хоровод художник хурма хутор цапля царевна цветок цепочка цепь
цилиндр цирк циркуль чай чайка чайник чашечка чемодан чердак черепаха черепица черешня черника
чеснок чечевица чиж чулок шалаш шалфей шампунь шар шарик шафран шашлык швабра шерсть шина шиповник
шишка шкатулка шкаф школа шланг шлюз шлюпка шляпа шмель шнур шнурок шоколад шпинат штатив штурвал
шуба щавель щука экран эскиз эскимо этаж этюд эхо юбка юла юрта яблоко яблоня якорь янтарь ярмарка
ясень ястреб яхта ячмень ящерица ящик
"""

_ENGLISH = """
acorn acrobat airport alcove alder almond alpaca alphabet anchor ant antelope antenna antler anvil
apple apricot apron aquarium arch archway armband armchair ash aspen attic autumn avenue avocado
backpack badger bagel baker balcony ball balloon ballpark bamboo banana banjo banknote banner
banquet barber barge barley barn barnyard basket bassoon bathroom bathtub bauble bay beam beanbag
bed bedroom bedside beehive beeswax beetle beetroot bench beret bicycle binder birch birdcage
birdsong birthday biscuit bison blanket blender blossom blouse bluebell bluebird bobbin bolt bonfire
bonnet book bookcase bookmark bookshop bookworm bottle bouquet bowl bracelet bracken bramble branch
bread breeze brewery brick bridge broccoli bronze brooch broom brownie brush bubble bucket buckle
budgie buffalo bulb bullfrog bungalow buoy bus butter button cabbage cabin cactus calendar camel
camera campfire campsite canal canary canoe canteen canvas canyon car caramel caravan cardigan
carnival carousel carpet carriage carrot cartoon cashew cashmere castle catnip cave cedar ceiling
celery cellist cello cereal chain chalk chateau cheese cheetah cherry chestnut chickpea chimney
chipmunk chisel choir chorus churn cinema cinnamon circle citrus clarinet clay cliff clock clog
cloud clover coat cobbler cobweb cockatoo cocoa coconut cocoon cod coffee coin coleslaw collar comb
comet compass computer concert confetti cookie copper coral corduroy core cornet cottage cotton
couch cowbell crab cradle crane crayon cream creamery creek cricket crocus crown crumb crust crystal
cube cuckoo cucumber cuff cup cupboard cupcake currant curtain cushion cylinder cymbal daffodil
dahlia dancer daybreak daylight decanter deer denim desert desk dew diamond diary dinghy dinner
diploma dog doll dolphin dome domino donkey door doorbell doormat doorstep doorway doughnut dragon
drawer dress drill drizzle drum drummer duckling dumpling dune duster duvet eagle earring easel echo
egg eggshell elbow elephant elk emerald encore engraver envelope eraser estuary evening explorer
eyebrow eyelash fabric falcon farm farmer farmyard feast fence fern ferret ferry fiddler field fig
figurine finch firefly firewood fishbowl fisher flag flagpole flask floor flute flyer folder fondue
football footpath forecast forest fork fox freezer frog frost frosting fudge funnel galaxy gallery
garage garden gardener gardenia garland garlic gateway gazelle gemstone geranium giant gift giraffe
glacier glider globe glue gnome gold goldfish gondola gong goose gosling granite granola grape grass
grater gravel gravy greeting grocer grove guava guitar gulf gymnast haddock hairpin halibut hallway
hammock hamper handbag handbook handle handrail harbour hare harvest hawk haystack hazelnut hedge
hedgehog helmet heron herring hill hillside hilltop hinge holiday homework honey honeybee hood
horizon horse hotel husk hut hyacinth ice iceberg icicle igloo iguana indigo inventor island jacket
jam jelly jetty jigsaw juggler juice jukebox jumper jungle juniper kangaroo kayak keepsake kennel
ketchup kettle key keyboard keyhole keypad keyring kiln kimono kipper kitchen kite kitten kiwi
knapsack knee knight koala label ladder ladle ladybird lagoon lamb landmark lane lantern latch
lattice lavender lawn leaf leather lectern leek legend lemon lemonade lemur lens lentil leotard
letter lettuce lever library lifeboat lilac lime limerick linen lintel lion llama lobby lobster
lodge logbook lollipop loom lorry lounge lullaby lunch lunchbox lupin lychee lynx mackerel magazine
magnolia magpie mainsail maize mallard mandolin manor mansion maple marble marigold market marsh
marzipan mat matchbox mattress maypole meadow meerkat melody memento merchant meringue mermaid
meteor midnight milk minnow mint mirror moccasin monorail moorland mop moped morning mosaic moss
moth mountain mouse muesli muffin muffler mulberry museum mushroom mustard nail napkin necklace
needle nest noodle noon notebook notepad nougat novel nursery nutmeg nutshell oak oasis oatmeal
ocean octopus omelette onion operetta orange orchard orchid oregano organist origami ornament
ostrich otter oval oven oyster padlock paint painter palace palette pamphlet pancake papaya paper
papyrus parade parakeet parasol parcel parsley parsnip pastry pasture path patio pavement pavilion
paving peach peacock peanut pear pebble pedal peel pelican pen pencil pendant pendulum penguin peony
pepper perfume petunia pheasant piano piccolo picnic picture pier pigeon piglet pigment pillar
pillow pine pinwheel pirate pitcher pizza planet plank plankton plate plateau platform platypus
playroom plaza plum plumber plywood pocket podium poem polenta poncho pond popcorn poplar porpoise
porridge portrait postcard poster postman pot potato pottery prairie present pretzel primrose
princess prism pudding puddle pulley pullover pumpkin pupil puppet puppy purse puzzle pyramid quail
quarry quartz quilt quince rabbit raccoon radiator radio radish raft railing railway rainbow
raincoat raisin rake ranger raven recipe recorder reed reindeer relish reporter rhino rhubarb rhyme
rhythm ribbon riddle river riverbed road rock rocker roof rooftop rope rosebud rosehip rowboat
rucksack rug ruler runner runway rye saddle saffron sailboat sailor salad salmon salt sand sandal
sandwich sapphire sardine satchel saucer sauna sausage sawdust sawmill scallop scarf school schooner
scooter screen seagrass seagull seahorse seaplane seaport seashell seaside seaweed shadow shallot
shampoo shamrock shawl shed sheet shelf shepherd sherbet shingle ship shirt shopper shore shoulder
shovel shower shrimp shrub sieve signal signpost silkworm silver singer skate sketch skier sky
skylark skylight skyline sleeve sleigh slide slipper smile smock smoothie snapshot snorkel snow
snowball snowman soap soapbox sofa soil solstice sonata sorbet sorrel soybean spade spanner spark
sparrow spatula speaker spectrum sphere spinach spiral sponge spoon spring sprout spruce spyglass
square squid squirrel stable stadium stamp stapler star starfish starling station statue steamer
stem stencil sticker stocking stone stool story straw stream street stripe stroller strudel studio
sugar suitcase summer summit sun sundae sundial sunrise sunset sunshine supper surfer swallow swan
sweater swift swimmer swing sycamore symphony syrup tablet tabletop tadpole tap tapestry tassel taxi
tea teacher teacup teahouse teammate teapot teaspoon tent terrace terrapin thatch theatre thermos
thimble thorn thread thrush thumb tiara ticket tiger tile timber tinsel toast toaster toboggan
toggle token tomato toolbox topaz topsoil torch tortilla tortoise toucan tower toy tractor train
tray treacle treasure tree triangle tricycle trifle trinket tripod trolley trombone trophy trout
trowel truck truffle trumpet tugboat tulip tulle tuna tunic turnip turret turtle twig twilight tyre
ukulele umbrella unicorn valley van vanilla varnish vase velvet veranda verse viaduct villa village
vinegar vineyard violin visitor voucher waffle wagon walkway wallet walnut walrus waltz warbler
wardrobe water wax weaver weekday weekend well wheat wheel whisk whistle wick wicker wigwam wind
windfall windmill window winery winter wizard wolf wombat woodcut woodland woodwind woodwork wool
wordplay workbook workshop wrapper wreath wren yacht yearbook yodel yogurt zebra zigzag zip
"""

WORDS: dict[Language, tuple[str, ...]] = {
    "et": tuple(_ESTONIAN.split()),
    "ru": tuple(_RUSSIAN.split()),
    "en": tuple(_ENGLISH.split()),
}
"""The lists by language. No two words of a list differ by one letter; no word is in two lists."""
