/** What is typed for what is meant: slips that have one reading although another word may be a letter away. */
const PAIRS = `
teh the|hte the|thge the|tghe the|adn and|anf and|wiht with|wtih with|iwth with|sence since|sicne since|sinse since|taht that|thta that|htat that
thsi this|tihs this|thier their|theit their|tehir their|theri their|tehy they|thye they|thay they|wich which|whcih which|whihc which|wihch which
waht what|wehn when|hwen when|wheer where|woudl would|wuold would|coudl could|cuold could|shoudl should|shuold should|abotu about|baout about|becuase because
becasue because|beacuse because|becouse because|befroe before|befor before|beleive believe|belive believe|betwen between|beetween between|bussiness business|buisness business
calender calendar|catagory category|cemetary cemetery|changable changeable|collegue colleague|comming coming|commitee committee|comittee committee|committe committee
completly completely|concious conscious|consistant consistent|contructed constructed|convinient convenient|curiousity curiosity|decison decision|definately definitely
definitly definitely|definatly definitely|desparate desperate|diffrent different|diferent different|dissapear disappear|dissapoint disappoint
ecomony economy|embarass embarrass|embarassed embarrassed|enviroment environment|enviromental environmental|excede exceed|existance existence|experiance experience
familar familiar|febuary february|finaly finally|foriegn foreign|forteen fourteen|fourty forty|foward forward|freind friend|freinds friends|goverment government
govermental governmental|governement government|gaurd guard|happend happened|harrass harass|heirarchy hierarchy|hieght height|howver however|hygeine hygiene
idenity identity|immediatly immediately|imediately immediately|importent important|incidently incidentally|independant independent|independance independence|indispensible indispensable
intresting interesting|intrest interest|interupt interrupt|jsut just|jstu just|knowlege knowledge|konw know|konwn known|lenght length|liason liaison|libary library|likley likely
maintainance maintenance|maintenence maintenance|managment management|manuever maneuver|mischevious mischievous|mispell misspell|mkae make|neccessary necessary|necesary necessary
necessery necessary|noticable noticeable|occassion occasion|occasionaly occasionally|occured occurred|occurence occurrence|occuring occurring|offical official|officialy officially
oficial official|oppurtunity opportunity|oportunity opportunity|orginal original|orginaly originally|paralel parallel|parliment parliament|particulary particularly
peice piece|peopel people|poeple people|percieve perceive|persistant persistent|personel personnel|playwrite playwright|politican politician|posession possession
possable possible|posible possible|practicle practical|preceed precede|presance presence|presidnet president|prefered preferred|privelege privilege|probaly probably|probelm problem
proffesional professional|proffessor professor|pronounciation pronunciation|publically publicly|realy really|reccomend recommend|recomend recommend|recieve receive|recieved received
recieving receiving|refered referred|refering referring|relavent relevant|religous religious|remeber remember|repitition repetition|resistence resistance|restaraunt restaurant
rythm rhythm|saftey safety|secratary secretary|seige siege|seperate separate|seperated separated|seperately separately|seperation separation|sieze seize|simular similar
sincerly sincerely|speach speech|stategy strategy|strenght strength|succesful successful|successfull successful|sucessful successful|succesfully successfully|suprise surprise|suprised surprised
supercede supersede|thoughout throughout|throught through|tommorow tomorrow|tommorrow tomorrow|tomorow tomorrow|tounge tongue|truely truly|twelth twelfth
tyrany tyranny|underate underrate|untill until|unforseen unforeseen|usally usually|vaccum vacuum|vegatable vegetable|vehical vehicle|visable visible|wierd weird|welcom welcome
writen written|writting writing|yeild yield|yeras years|yaers years|countires countries|coutnry country|contry country|millitary military|miltary military|minsiter minister|ministery ministry
nucelar nuclear|agreemnet agreement|aggreement agreement|goverments governments|parnter partner|parternship partnership|santions sanctions|sactions sanctions|securty security|secuirty security
`;

/** Misspelling → what was meant, both in lower case. */
export const COMMON_MISSPELLINGS: ReadonlyMap<string, string> = new Map(
  PAIRS.trim()
    .split(/[|\n]/u)
    .map((pair): [string, string] => {
      const space = pair.indexOf(' ');
      return [pair.slice(0, space), pair.slice(space + 1)];
    }),
);
