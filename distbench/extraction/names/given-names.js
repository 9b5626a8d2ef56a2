/**
 * Given names in use in Britain and Ireland, from many cultures; general knowledge, not taken from any note.
 * Names that are also everyday words (Will, Mark, Grace) stand apart: alone they prove little.
 */
const BRITISH_AND_IRISH = `
Aaron Abbie Abby Abigail Abraham Ada Adam Adela Adele Adeline Adrian Agatha Agnes Aidan Aileen Ailsa Aimee Alan Alana Alasdair
Alastair Albert Alec Alex Alexa Alexander Alexandra Alexis Alf Alfie Alfred Alice Alicia Alick Alison Alistair Allan Allison Alma Alwyn
Amanda Amber Amelia Amelie Amos Amy Anastasia Andrea Andrew Andy Angela Angelica Angie Angus Anita Ann Anna Annabel Annabelle
Anne Annette Annie Anthea Anthony Antoinette Antonia Antony April Arabella Archibald Archie Ariana Arlene Arnold Arron Art Arthur Ashleigh
Ashley Ashton Astrid Aubrey Audrey Augustus Aurora Austin Ava Avis Avril Barbara Barnabas Barnaby Barney Barrie Barry Bartholomew
Basil Bea Beatrice Beatrix Becca Becky Belinda Ben Benedict Benjamin Bernadette Bernard Bernice Bert Bertha Bertie Beryl Bess Bessie Beth
Bethan Bethany Betsy Betty Beverley Bev Bianca Billie Billy Blake Blanche Bob Bobbie Bobby Bonnie Brad Bradley Brandon Brenda Brendan Brent
Brett Brian Bridget Bridie Brigid Briony Bruce Bruno Bryan Bryony Byron Caitlin Caleb Calum Callum Cameron Camilla Candice Carl Carla
Carly Carmel Caroline Carol Carole Carolyn Carrie Casey Cassandra Cassie Cate Catherine Cathal Cathleen Cathy Catrina Cecil Cecilia Cecily Cedric Celeste
Celia Celine Chantelle Charis Charlene Charles Charley Charlie Charlotte Chelsea Cherie Cheryl Chester Chloe Chris Chrissie Chrissy Christa
Christabel Christian Christie Christina Christine Christopher Christy Ciara Ciaran Cilla Cindy Claire Clara Clare Clarence Clarissa Claude Claudia Claudette
Clement Cleo Clementine Cliff Clifford Clifton Clint Clive Clodagh Clyde Colette Colin Colleen Conor Connor Conrad Constance Coral Cordelia Corey
Corinne Courtney Craig Cressida Curtis Cynthia Cyril Daisy Dale Damian Damien Damon Dan Dana Daniel Daniella Danielle Danny Daphne
Darcy Darren Darryl Daryl Dave David Davina Davy Dawn Deb Debbie Deborah Debra Deirdre Delia Della Delyth Demi Denis Denise Dennis Denzil
Derek Dermot Derrick Desmond Diana Diane Dianne Dick Dinah Dolly Dolores Dominic Don Donal Donald Donna Donovan Dora Doreen Doris Dorothea
Dorothy Dot Doug Dougal Douglas Drew Dudley Dugald Duncan Dustin Dylan Eamon Eamonn Earl Ebony Ed Eddie Eden Edgar Edie Edith Edmund Edna
Edward Edwin Edwina Effie Eileen Eilidh Eithne Elaine Eleanor Elena Eli Elias Elijah Eliot Elisabeth Elise Eliza Elizabeth Ella Ellen Ellie
Elliot Elliott Ellis Elma Eloise Elsa Elsie Elspeth Elton Elvira Emer Emilia Emily Emlyn Emma Emmeline Emmett Enid Enoch Eric Erica Erin Ernest
Ernie Errol Esme Esmond Estelle Esther Ethan Ethel Etta Euan Eugene Eunice Eva Evan Evangeline Eve Evelyn Evie Ewan Ewen Fabian Faye
Felicity Felix Fenella Fergal Fergus Fern Finbar Finlay Finley Finn Finola Fiona Flora Florence Floyd Flo Fran Frances Francesca Francine Francis
Frank Frankie Franklin Fraser Fred Freda Freddie Freddy Frederica Frederick Freya Gabriel Gabriella Gabrielle Gail Gareth Garry Gary Gavin Gemma Gene
Genevieve Geoff Geoffrey George Georgia Georgie Georgina Gerald Geraldine Gerard Germaine Gerry Gertrude Gil Gilbert Giles Gill Gillian Gina
Ginny Gladys Glen Glenda Glenn Glenys Gloria Glynis Godfrey Gordon Graeme Graham Grainne Greg Gregor Gregory Greta Griffin Guy Gus Gwen
Gwendolen Gwendoline Hamish Hannah Harold Harriet Harris Harrison Harry Harvey Hattie Hayden Hayley Hazel Heather Hebe Hector Heidi Helen Helena
Helga Henrietta Henry Herbert Hermione Hester Hetty Hilary Hilda Holly Horace Howard Hubert Hugh Hugo Humphrey Iain Ian Ibby Ida Imelda Imogen
Ina India Ingrid Iona Ira Irene Iris Irma Irvine Irving Isaac Isabel Isabella Isabelle Isadora Isaiah Isla Isobel Ivan Ivor Ivy Izzy Jack Jackie
Jackson Jacob Jacqueline Jacqui Jade Jago Jaime Jake James Jamie Jan Jane Janet Janette Janey Janice Janine Janis Jared Jason Jasmine Jasper Jay
Jayne Jean Jeanette Jeannie Jed Jeff Jeffrey Jem Jemima Jemma Jen Jenna Jennie Jennifer Jenny Jeremiah Jeremy Jermaine Jerome Jerry Jess Jesse
Jessica Jessie Jethro Jill Jilly Jim Jimmy Jo Joan Joanna Joanne Jocelyn Jodie Jody Joe Joel Joely Joey John Johnny Johnnie Jon Jonah Jonathan Jonny
Jordan Joseph Josephine Josh Joshua Josie Josiah Joy Joyce Jude Judith Judy Jules Julia Julian Juliana Julie Juliet Juliette June Justin Justine
Kane Karen Karina Karl Kat Kate Katherine Kathleen Kathryn Kathy Katie Katrina Katy Kay Kaye Kayleigh Keeley Keira Keith Kelly Kelvin Ken Kendra
Kenneth Kenny Kenton Kerry Kev Kevin Kieran Kiera Kim Kimberley Kirk Kirsten Kirstie Kirsty Kit Kitty Kristen Kristin Kyle Kylie Lachlan Lana Lance
Lara Larry Laura Laurel Lauren Laurence Laurie Lavinia Lawrence Lawrie Lea Leah Leanne Lee Leigh Leila Len Lena Leo Leon Leona Leonard Leonie
Leonora Leroy Les Lesley Leslie Lester Letitia Lettie Lewis Lex Lexi Liam Libby Liberty Lil Lila Lilian Lillian Lily Linda Lindsay Lindsey
Linus Lionel Lisa Liz Liza Lizzie Lloyd Lois Lola Loretta Lorna Lorraine Lottie Lou Louis Louisa Louise Lucas Lucia Lucian Lucille Lucinda Lucy
Luke Luther Lydia Lyn Lynda Lyndsay Lynette Lynn Lynne Mabel Maddie Madeleine Madge Maeve Mags Maggie Mairead Maisie Malachi Malachy Malcolm Mandy Marc
Marcella Marcia Marcus Margaret Margery Margot Marguerite Maria Marian Marianne Marie Marilyn Marina Marion Marissa Marjorie Marlene Marlon Marnie
Marsha Martha Martin Martina Martyn Marvin Mary Maryam Mathew Matilda Matt Matthew Matthias Maud Maude Maura Maureen Maurice Mavis Max Maxine
Maxwell Maya Meg Megan Mel Melanie Melinda Melissa Melody Melvin Mercedes Meredith Mervyn Mhairi Mia Micah Michael Michaela Michelle Mick Mickey
Mike Mildred Miles Millicent Millie Milly Milo Mimi Mina Minnie Mira Miranda Miriam Mitch Mitchell Moira Moll Mollie Molly Mona Monica Morag Moray Morgan
Morris Mortimer Morwenna Moses Muriel Murdo Murray Myfanwy Myles Myra Myrtle Nadine Nan Nancy Naomi Natalia Natalie Natasha Nathan Nathaniel Neal Ned
Neil Nell Nellie Nerys Nessa Nettie Neville Niall Niamh Nicholas Nick Nicki Nicky Nicola Nicole Nigel Nikki Nina Noah Noel Noelle Noreen Nora Norah
Norma Norman Nuala Octavia Odette Olga Olive Oliver Olivia Ollie Oona Oonagh Ophelia Orla Orlaith Orlando Orson Oscar Osmond Oswald Otis Otto Owen
Pablo Paddy Padraig Paige Pam Pamela Pandora Parker Pascal Pat Patience Patricia Patrick Patsy Patti Paul Paula Paulette Pauline Pearl Peggy
Penelope Percival Percy Pete Peter Petra Petula Philip Philippa Phil Phillip Philomena Phoebe Phyllis Pippa Polly Portia Primrose Priscilla Prudence
Queenie Quentin Quincy Quinn Rab Rachael Rachel Rae Raelene Ralph Ramona Ramsay Randall Raphael Raquel Ray Raymond Reanna Rebecca Rebekah Reece Reg Reggie
Regina Reginald Renee Rhiannon Rhoda Rhona Rhonda Rhys Rianna Ricardo Richard Richie Rick Ricky Riley Rita Rob Robbie Robert Roberta Robin Robina
Robyn Rod Roderick Rodney Roger Roisin Roland Rolf Ron Rona Ronald Ronan Ronnie Rory Ros Rosa Rosalie Rosalind Rosaleen Rosamund Rosanna Roseanne Rosemary
Rosie Ross Rowan Rowena Roxanne Roy Royston Rubin Ruby Rudolph Rufus Rupert Russ Russell Ruth Ryan Sabina Sabrina Sadie Saffron Sally Sam Samantha Samson
Samuel Sandra Sandy Sara Sarah Sasha Saskia Saul Savannah Scarlett Scott Seamus Sean Sebastian Selena Selina Selma Serena Seth Shane Shani
Shannon Sharon Shaun Shauna Sheena Sheila Shelagh Sheldon Shelley Shereen Sheridan Sheryl Shirley Shona Sian Sid Sidney Sienna Silas Silvia Simeon Simon
Simone Sinead Siobhan Sky Skye Sofia Solomon Sonia Sonya Sophia Sophie Spencer Stacey Stan Stanley Stefan Stella Stephanie Stephen Stephenson Steve
Steven Stevie Stewart Stu Stuart Sue Susan Susanna Susannah Susie Suzanne Suzie Suzy Sybil Sydney Sylvester Sylvia Tabitha Tam Tamara Tamsin Tania Tanya Tara
Tasha Ted Teddy Terence Teresa Terry Tess Tessa Thea Thelma Theo Theodora Theodore Theresa Thomas Thomasina Tia Tiffany Tilda Tilly Tim Timothy Tina Toby
Todd Tom Tommy Toni Tony Tracey Tracy Travis Trevor Tricia Trina Trish Tristan Troy Trudi Trudy Tyler Tyrone Ulric Una Ursula Val Valentina Valerie Vanessa
Venetia Vera Verity Vernon Veronica Vic Vicki Vicky Victor Victoria Vince Vincent Viola Violet Virginia Vivian Vivien Vivienne Wallace Wally Walter Wanda Warren
Wayne Wendy Wesley Whitney Wilbur Wilf Wilfred Wilhelmina Willa William Willie Willow Wilma Winifred Winnie Winston Xander Yasmin Yolanda Yvette
Yvonne Zac Zach Zachary Zak Zara Zena Zoe Zoey`;
const WELSH_AND_CORNISH = `
Aled Alun Alys Aneurin Angharad Anwen Arwel Arwyn Awen Bedwyr Bethan Beti Blodwen Branwen Bronwen Bryn Brynmor Buddug Cadi Cai Carwyn Carys Catrin Ceinwen
Ceri Ceridwen Ceril Cerys Cledwyn Colwyn Dafydd Dai Delyth Derfel Deri Dewi Dilwen Dilwyn Dilys Dwynwen Dyfan Dyfed Dyfrig Efa Eifion Eilir Einion Einir Eira
Eiri Eirian Eirlys Eirwen Elan Eldra Elen Eleri Elfed Elin Elinor Eluned Elwyn Emrys Emyr Enfys Enlli Eryl Erys Esyllt Eurwen Euros Ffion Fflur Gareth Gerallt Geraint
Gethin Glain Glesni Glyn Glyndwr Goronwy Greta Gruff Gruffudd Gruffydd Guto Gwawr Gweirydd Gwen Gwenan Gwenda Gwendolen Gwenfair Gwenllian Gwenno Gwerfyl Gwilym Gwion
Gwladys Gwyn Gwynedd Gwyneth Gwynfor Haf Hafwen Heledd Heulwen Hedd Hedydd Heddwyn Huw Hywel Idris Idwal Iestyn Ieuan Ifan Ifor Illtyd Iolo Iona Iorwerth Islwyn Iwan
Llew Llewelyn Llinos Lleucu Lloyd Llŷr Llyr Lowri Luned Mabli Macsen Madog Maelgwn Mair Maldwyn Manon Mared Marged Meinir Meirion Mererid Meurig Megan Menna Meirwen Mihangel
Mirain Morfydd Morgan Myfanwy Myrddin Nerys Nesta Nia Non Ogwen Olwen Osian Owain Pryderi Rhian Rhiannon Rhodri Rhonwen Rhun Rhydian Rhys Sara Siân Sian Siwan Sioned Sion Siôn Siriol
Tegan Tegwen Tesni Tomos Trefor Trystan Tudur Tudor Tirion Wil Wyn Wynford Wynne Ynyr Jenifer Jenna Jowan Kerensa Kitto Lowen Loveday Mawgan Merryn Morwenna Myghal Pasco
Pedrek Petroc Piran Senara Tamsyn Tegen Treeve Wella Wenna Demelza Denzel Endelyn Elowen Derwa`;
const GAELIC_AND_IRISH = `
Ailean Ailbhe Ailis Aindrea Aine Áine Aisling Aoibheann Aoibhinn Aoife Aonghas Ardal Artair Bairre Beathag Beathan Blathnaid Bláthnaid Bríd Brighid Brona Bronagh Cairistìona Caitlín Caitrìona Caitriona Calum Caoilfhionn Caoimhe Caoimhin
Cathal Catrìona Catriona Chirsty Ciara Ciarán Cillian Cliodhna Clíodhna Coinneach Colm Colum Conall Conchobar Cormac Criostal Dáithí Daithi Dàibhidh Darragh Deaglán Declan Deirdre Derbhla Dervla Diarmaid Diarmuid
Doileag Dòmhnall Domhnall Donnacha Donnchadh Dougie Eachann Éabha Eamhair Ealasaid Eilidh Eimear Eimhear Eithne Eoghan Eoin Éamonn Fearchar Fearghas Feargal Feidhlim Fiadh Fidelma Fionn Fionnuala Fionnlagh
Fiach Floraidh Gearóid Gilleasbuig Ginevra Gormlaith Gráinne Greum Iain Iomhar Iseabail Isbel Kenna Kirsteen Lachie Laoise Lorcan Mael Magnus Màiri Mairi Máire Maire Mairéad Màrtainn Marsaili Mícheál Micheál Mòrag Morag Muireann
Murchadh Murdina Neasa Neachtan Niall Niamh Nollaig Nuala Odhran Odhrán Oisín Oisin Oighrig Órla Orlaith Pàdraig Pádraig Padraic Peigi Peadar Proinsias Raghnaid Ragnall Raibeart Ríona Roddy Róisín Rónán Ruairi Ruairidh Ruaraidh
Rory Sadhbh Saoirse Séamus Seán Seònaid Seonaid Seonag Seumas Shona Siobhán Síle Sìne Sìleas Sinéad Sine Somhairle Sorcha Teàrlach Tadhg Tàmhas Tiernan Tierney Tómas Torquil Torcuil Tormod Uilleam Uisdean Una Úna`;
const SOUTH_ASIAN = `
Aamir Aarav Aarti Abdul Abid Adeel Adil Adnan Afshan Aftab Afzal Ahmad Ahmed Aijaz Aisha Ajay Ajit Akash Akbar Akhil Akram Alia Alka Aman Amandeep Amar Amarjit Ambreen Amina Amir Amit Amita Amjad Amna Amol
Amrit Amrita Anand Ananya Anas Angad Anika Anil Anisa Anish Anisha Anita Anjali Anju Ankit Ankita Anoop Ansar Anu Anuj Anup Anupam Anuradha Anwar Anwara Aparna Archana Arif Arjun Arshad Arun Aruna Arvind Arya Ash Asha Ashfaq
Ashok Ashraf Asif Asim Asiya Asma Atif Atul Avinash Avtar Ayaan Ayesha Ayub Azad Azhar Aziz Azra Babar Bala Balbir Baldev Baljit Balraj Balvinder Balwinder Basharat Bashir Benazir Bhavesh Bhavna Bhupinder Bibi Bilal Bilqis Bina Bindu
Bipin Bushra Chand Chandra Chandni Chetan Chirag Daksha Daljit Damini Darshan Davinder Deepa Deepak Deepika Dev Devika Dhara Dharam Dhaval Dhruv Dilip Dilshad Dinesh Dipa Dipak Dipika Dipti Divya Ehsan Ejaz Faisal Faiz Faiza Farah Farhan Farhana
Farid Farida Farooq Farrukh Faryal Fatema Fatima Fauzia Faz Feroz Firoz Fozia Furqan Gagan Gaurav Gauri Gayatri Geeta Ghulam Girish Gita Gopal Govind Gulshan Gulzar Gurbir Gurdeep Gurdip Gurinder Gurjit Gurmeet Gurmit Gurpreet Gursharan Habib Habiba Hafiz Hafsa
Haleema Halima Hamid Hamza Hansa Hardeep Hari Harish Harjinder Harjit Harleen Harmeet Harminder Haroon Harpal Harpreet Harsh Harsha Harshad Harvinder Hasan Hasina Hassan Heena Hema Hemal Hemant Hetal Hina Humaira Huma Hussain Ibrahim Ikra Ilyas Imran Imtiaz
Inder Inderjit Iqbal Iqra Irfan Ishaan Ishaq Ismail Ismat Jabeen Jagdeep Jagdish Jagjit Jahangir Jai Jalal Jamal Jameela Jamil Jamila Janak Jas Jasbir Jasdeep Jasleen Jasmeen Jasmin Jasminder Jaspal Jaspreet Jaswant Jaswinder Jatinder Javaid Javed Jaya Jayant Jayanti
Jayesh Jayshree Jaz Jigna Jignesh Jitendra Joginder Jyoti Kabir Kailash Kajal Kalpana Kalpesh Kalsoom Kamal Kamala Kamaljit Kamini Kamran Kanta Karam Karamjit Karan Karim Karishma Kartik Kashif Kasim Kaushik Kavita Kazi Ketan Khadija Khadijah Khalid
Khalida Khushi Khurram Kiran Kirit Kishan Kishor Komal Krishan Krishna Kuldip Kulsum Kulsoom Kulwinder Kumar Kunal Kusum Lakhbir Lakshmi Lalita Lata Lubna Madhu Madhuri Madhav Mahendra Mahesh Mahmood Mahmud Mahnoor Majid Maliha Malik Malti Mamta Manas Manav Mandeep Mandip
Manish Manisha Manjit Manjinder Manju Manjula Manmohan Manoj Mansoor Maqsood Mariam Marium Masood Masuma Maya Maysoon Meena Meenakshi Meera Mehboob Mehmood Mehreen Mehul Milan Minal Minesh Misbah Mitesh Mo Mohammad Mohammed Mohan Mohini
Mohit Mohsin Moin Monika Mubarak Mubeen Mudassar Muhammad Muhammed Mukesh Mukhtar Mumtaz Munir Munira Muneer Mushtaq Mustafa Nabeel Nabila Nadeem Nadia Nadira Naeem Nafisa Naheed Nahida Naila Naima Najma Namita Namrata Nandini Naresh
Nargis Narinder Nasim Naseem Naseer Nashit Nasir Nasra Nasreen Nasrin Naveed Navin Navneet Navjot Navdeep Nawaz Nayan Nazia Nazir Nazma Nazneen Neelam Neena Neera Neeta Neha Nidhi Nikhil Nikita Nila Nilam Nilesh Nilima Nimisha Niraj Nirmal Nirmala Nisar Nisha Nishant Nita Nitin Noor Noorjahan
Noreen Nosheen Nur Nusrat Omar Omkar Padma Palvinder Pankaj Param Paramjit Paresh Parminder Parul Parveen Parvez Parvin Pavan Pervaiz Pinky Pooja Poonam Prabha Prabhjot Pradeep Prakash Pramod Pranav Prasad Prashant Pratibha Pratik Praveen Pravin Preeti Prem Premila
Priti Priya Priyanka Purnima Puneet Qasim Rabia Radha Radhika Rafiq Rafia Raghav Rahim Rahima Rahul Raheela Rahman Raj Raja Rajan Rajesh Rajinder Rajiv Rajni Raju Rakesh Ram Rama Ramesh Rana Randeep Rani Ranjan Ranjit Rashda Rashid Rashida Rashmi Ravi Ravinder Ravindra
Razia Reena Reeta Rehana Rehman Rekha Renu Renuka Reshma Riaz Ridhi Rifat Rina Ritu Riya Riyaz Rizwan Rizwana Robina Rohan Rohit Ronak Roopa Roshan Roshni Rubina Ruchi Rukhsana Rumana Rupa Rupal Rupinder Saba Sabah Sabiha Sabir Sachin Sadaf Sadia Safia Safina
Sagar Sahil Said Saif Saima Saira Sajid Sajida Sakina Salim Saleem Salma Salman Saman Sameena Sameer Samia Samina Samir Samira Sana Sandeep Sandhya Sandip Sangeeta Sangita Sania Sanjay Sanjeev Sanjiv Santosh Sapna Sarabjit Sardar Sarfraz Sarita Sarla Sarwar
Satish Satinder Satnam Satvinder Satwant Satya Saurabh Savita Sayed Sayeeda Seema Sehrish Shabana Shabbir Shabina Shabir Shabnam Shafiq Shagufta Shah Shaheen Shahbaz Shahid Shahida Shahin Shahnaz Shahzad Shaista Shakeel Shakil Shakila Shakuntala Shama Shamila Shamim Shamima Shamsa Shamsul Shanaz Shankar
Shanta Shanti Sharad Sharda Sharmila Shashi Shazia Sheetal Shehnaz Shilpa Shireen Shirin Shital Shiv Shivani Shobha Shobhana Shoaib Shreya Shruti Shyam Shyama Siddharth Sidra Simran Sital Smita Sneha Soha Sohail Sonal Sonali Sonam Sonika Subhash Suchitra Sudha Sudhir Sufia Sufyan Sughra Suhail
Sujata Sukhbir Sukhdev Sukhjit Sukhvinder Sukhwinder Sulaiman Sultan Sultana Suman Sumaiya Sumera Sumit Sumita Sunaina Sundeep Sundip Sunil Sunila Sunita Supriya Surbhi Surekha Surendra Suresh Surinder Surjit Surya Sushila Sushma Swati Syed Syeda Tabassum Tahir Tahira Tahmina Talat Talha Tania Tanveer Tanvir Tanzeela Tara Taranjit Tariq
Tarun Taslima Tasneem Tasnim Tayyab Tayyaba Tejal Tejinder Tulsi Uday Uma Umair Umar Umesh Urmila Usha Usman Uzma Vaishali Vandana Varsha Varun Vasant Veena Venkat Vibha Vidya Vijay Vijaya Vikas Vikram Vikrant Vimal Vimla Vinay Vineet Vinita Vinod Vipul
Viraj Viral Virat Vishal Vishnu Vivek Waheed Wajid Waqar Waqas Waseem Wasim Yash Yashpal Yasin Yaqub Yasmeen Yogesh Younis Yunus Yusra Zaara Zafar Zaheer Zahid Zahida Zahir Zahra Zahoor Zain Zainab Zaira Zakia Zakir Zameer Zara Zarina Zeenat Zeeshan Zia Zoya Zubaida Zubair Zulekha Zulfiqar`;
const AFRICAN_AND_CARIBBEAN = `
Abayomi Abdi Abdirahman Abdullahi Abebe Abeba Abena Abeni Abimbola Abiodun Abiola Abisola Abosede Ada Adaeze Adama Adanna Adaobi Adaora Ade Adebayo Adebola Adebisi Adedayo Adejoke Adekunle Adeola Adenike Adeniyi Aderonke Adesua Adetokunbo Adewale Adisa Adjoa Adwoa Afia Afua Aisha Aissatou
Ajoke Akin Akinola Akinwale Akinyi Ako Akosua Akua Akwasi Alhaji Almaz Aluko Ama Amadou Amaka Amara Amarachi Aminata Amma Anan Anesu Angelica Anotida Araba Ashanti Asha Asmara Aster Awa Ayanda Ayo Ayobami Ayodele Ayokunle Ayomide Ayotunde
Babajide Babatunde Baako Baraka Bayo Belay Berhane Biko Bim Bimbo Bisi Blessing Boluwatife Bola Bolaji Bolanle Bongani Brima Bukola Bunmi Buchi Busisiwe Chanda Chani Chenai Chi Chiamaka Chiara Chibuike Chibuzo Chidi Chidinma Chidiebere Chiedza Chigozie Chika Chikondi Chikwendu Chima Chimamanda Chinedu
Chinelo Chinenye Chinonso Chinwe Chinyere Chioma Chipo Chisom Chuka Chukwudi Chukwuemeka Comfort Cudjoe Dada Dalila Damilola Danai Danjuma Dapo Dayo Dede Delroy Desta Dembe Denzel Dikeledi Dineo Djibril Dumisani Dwayne Ebele Ebo Ebun Edem Efe Efua Ekua Ekow Ekene Elikem Emeka
Emmanuel Enitan Enyonam Esi Eshe Ese Esiet Esinam Ezinne Ezinwa Eze Faduma Fadumo Faith Farai Fatou Fatoumata Femi Fikile Folake Folarin Folasade Foluke Frehiwot Funke Funmi Funmilayo Gbenga Genet Getachew Gideon Gifty Girma Gugu Gyasi Habtamu Haile Hamisi Hawa Hodan Hope Ibironke
Idowu Idris Ifeanyi Ifeoma Ifunanya Ige Ijeoma Ike Ikechukwu Ikenna Imani Ini Innocent Isatu Isha Issa Itai Iyabo Jabari Jabu Jaheim Jelani Jemimah Jomo Joseph Jumoke Juma Kagiso Kambiz Kanye Karabo Kareem Kebede Kehinde Kelechi Kemi Kerubo Kgosi Khadijatou Kimani Kofi Kojo
Kola Kolawole Kudzai Kudzanai Kunle Kwabena Kwadwo Kwaku Kwame Kwamena Kwasi Kwesi Kweku Lamin Lanre Lekan Lerato Leroy Limbani Lindiwe Lola Lungile Lwazi Maame Makena Makeda Mamadou Mandla Marcia Mariama Mawuli Mbali Mehret Mekdes Merveille Mesfin Modupe Mohamud Mosi
Moussa Mpho Mugisha Muna Munashe Mustapha Mutua Muthoni Mwangi Mwamba Naa Nana Nandi Nanyamka Nasra Ndidi Neema Nehanda Ngozi Njeri Nkechi Nkem Nkiru Nkosana Nneka Nnamdi Nnenna Nobuhle Nokuthula Nomsa Nomvula Nonso Nosipho Ntombi Ntsiki Nyah Nyasha Nyambura Obafemi Obi Obinna Ochieng
Odalys Ola Olabisi Oladele Olajide Olamide Olanrewaju Olatunde Olayinka Olivier Olu Olubunmi Oludare Olufemi Olufunke Olumide Oluseun Oluseyi Oluwakemi Oluwaseun Oluwaseyi Oluwatobi Oluwatoyin Omari Omolara Omotola Onyeka Onyinye Opeyemi Osaze Osei Otieno Paa Panashe Patience Peace Precious Prince
Princess Promise Rashida Remi Rhoda Rudo Rufaro Ruvimbo Sade Safi Salif Samba Samson Samuel Sanaa Sekai Sekou Selam Sello Senait Seun Seyi Shanice Shaniqua Shanelle Shanika Sibongile Sibusiso Sifiso Simba Simisola Sipho Siyabonga Sizwe Solange Sunday Tafadzwa Taiwo Takunda Tamba Tanaka
Tapiwa Tariro Tatenda Tawanda Tayo Temi Temitope Tendai Tendayi Teni Tesfaye Thabo Thandeka Thandi Thandiwe Themba Thembi Thembisile Tigist Timilehin Tinashe Tinotenda Titi Titilayo Tobenna Tobi Tola Tolu Tope Toyin Tsegaye Tshepo Tunde Tutu Tumelo Uche Uchenna Ugo Ugochi Ugonna Uju Umaru Unathi
Vusi Wale Wambui Wangari Wanjiru Wanjiku Winsome Winston Worku Xola Yaa Yaw Yared Yemi Yetunde Yewande Yinka Yohannes Yonas Zainabu Zanele Zendaya Zinhle Zodwa Zola Zuri Zuberi Blossom Clovis Cuthbert Delano Deja Deshawn Desta Devon Dorrel Eartha Errol Everton Floella Garfield Hyacinth Ianthe Jahmal
Jerome Lenworth Lennox Leroy Linford Marva Merlene Novelette Orville Rohan Sanchia Sherene Tanisha Trevon Tyrell Wesleyan Winnifred`;
const EUROPEAN = `
Adela Adelina Adrianna Adrien Agata Agnese Agnieszka Agnès Aiga Aivars Alain Albena Alberto Alejandra Alejandro Aleks Aleksandar Aleksander Aleksandra Aleksei Aleksy Alena Alessandra Alessandro Alessia Alexandre Alexandru Alexandros Alfonso Alfredo Algis Alicja Alina Alojz Alvaro Amélie Ana Anaïs Anastasiia Anca András Andrea Andreea Andreas Andrei Andrej
Andrejs Andrés Andrius Andriy Andrzej Aneta Angelika Angelo Ania Aniela Anja Anka Anke Annika Annelies Anneliese Anouk Ante Anton Antoine Antoni Antonella Antonín Antonio Antonina António Antti Apostolos Arkadiusz Arlette Armand Armando Arnaud Arnd Artur Arturo Asja Astrid Attila Audronė Augustin Aurelia Aurélie Aurelian Aušra Axel Balázs Barbora Bartosz
Bastian Beata Beate Beatriz Beatrycze Béla Benedetta Benoît Benoit Berit Bernd Bertrand Bettina Biljana Birgit Birgitta Birutė Bjarne Björn Blagovest Blanka Błażej Bogdan Bogna Bogumiła Bogusław Bojan Bojana Boris Borislav Borys Božena Bożena Branislav Branka Branko Brigitte Britta Bronisława Bruna Bruno Camelia Camille Camilo Carla Carlo Carlos Carlota Carmen Carolina Caterina Catarina Cătălina Cătălin Cécile
Cezary Chantal Chiara Christelle Christiane Christine Christoph Christos Ciprian Claudio Claudiu Clémence Clémentine Clotilde Constantin Corentin Corina Cornelia Cornel Cosmin Costas Costel Cristian Cristina Cristiano Csaba Czesław Dace Dagmar Dagny Dainius Daina Daiva Dalia Damir Damjan Dana Daniela Daniele Danica Danijel Daniil Danil Danko Danuta Daria Darija Dariusz Darius Darko Davide Davor Dejan Delphine Denis Denisa Denitsa Despina Detlef
Diego Dieter Dimitar Dimitra Dimitri Dimitris Dimitrios Dina Dinu Dirk Dmitri Dmytro Dobrin Domenico Dominik Dominika Dominique Donatas Donata Donatella Doina Dorin Dorina Dorota Dovilė Dragan Dragana Dragoș Dubravka Duarte Duško Dušan Džana Edita Edgaras Edmond Edoardo Eduard Eduardo Edyta Egle Eglė Ekaterina Elżbieta Eleni Eleonora Elias Elīna Elisa Elisabetta Elissavet Élise Elke Éloïse Elodie Elvis Elvira Elzbieta Emanuela Emil
Emilie Emilija Emiliya Emilio Émilie Émile Enrico Enrique Enzo Erik Erika Erno Erzsébet Esma Esteban Estelle Estera Étienne Etienne Eugenia Eugeniusz Eva Evelina Evgenia Evgeni Ewa Ewelina Fabien Fabienne Fabio Fabrice Fanny Federica Federico Feliks Felicja Fernanda Fernando Filip Filippo Fiorella Flavia Florentina Florian Florin Francesca Francesco Francisco Franciszek Franck François Françoise Franz Frauke Frédéric Frederik Friederike Fritz Gabor Gábor Gabriela Gaël Gaëlle
Galina Gaston Gautier Gedas Georgeta Georgi Georgios Gerda Gergely Gerhard Gerlinde Germain Ghislaine Giacomo Giedre Giedrė Giedrius Gianluca Gilles Gintaras Gintarė Giorgio Giorgia Giovanna Giovanni Gisela Gisèle Giulia Giuliana Giuseppe Gonzalo Goran Gosia Gražina Grażyna Greta Grzegorz Gudrun Guido Guillaume Guillermo Gunnar Günter Gunta Gustav Gustavo Gyula Gwenaël Halina Halyna Hana Hanna Hannelore Hanne Hans Hanka Heike Hein Heiko Heinrich Heinz Helene Hélène Helga Helmut Hendrik Henk Henri Henriette Henrik Henryk Henryka
Herman Hermann Hervé Hilde Hildegard Holger Horia Horst Horatiu Hristo Hubert Hugues Ieva Iga Ignacy Ignacio Igor Ileana Ilja Ilie Ilinca Ilona Ilse Iluta Ilya Ilze Imre Inês Ines Inés Inga Ingeborg Inge Ingo Ingrida Inka Inna Ioan Ioana Ioanna Ion Ionel Ionela Ionuț Ionut Irena Irenka Irina Irma Iryna Isabeau Istvan István Iva Ivana Ivan Ivanka Ivelina Ivelin Ivo Ivona Iwona Iza Izabela Jacek Jacques Jadwiga Jakob Jakub Jan Jana Janez Janina Janis Jānis Janka János Janusz Jarek
Jarmila Jarosław Jaroslav Jasna Javier Jean-Luc Jean-Paul Jean-Pierre Jekaterina Jelena Jens Jérôme Jerzy Joachim Joana João Joanna Joaquim Jolana Jolanta Jonas Jonna Joost Jordi Jorge Jörg José Josef Josefina Joseph Josip Jovan Jovana Jozef Józef Juan Juana Judit Jukka Juha Julien Julián Juliusz Jürgen Jurgita Juris Justyna Jutta Kacper Kaja Kajetan Kalina Kamil Kamila Karel Karin Karina Karl-Heinz Karol Karolina Kasia Kaspars Katalin Katarina Katarzyna Kateryna Kateřina Katia Katja Katka
Katrin Katri Kazimierz Kerstin Khrystyna Kiril Kinga Kirsi Klara Klaudia Klaus Kornelia Konrad Konstantin Konstantinos Kostas Kostya Kristaps Kristiina Kristina Kristīne Kristof Kristoffer Krisztina Krystian Krystyna Krzysztof Ksenia Kseniya Květa Lajos Larisa Larissa Lars Lasse László Laszlo Laurent Laure Laurențiu Laurynas Lavinia Lech Leila Lenka Lennart Leokadia Leonardo Leonid Leoš Leszek Lidia Lidija Ligia Līga Lilia Liliana Lilianna Linas Lina Line Livia Livio Liviu Ljiljana Ljubica Loïc Lorena Lorenzo Lothar Luca Lucie Lucija Lucjan Lucyna Ludmila
Ludovic Ludwig Luis Luís Luisa Luka Łukasz Lukas Lukáš Luminita Luminița Lurdes Lyubov Lyudmila Maarten Maciej Maciek Madalina Mădălina Magda Magdalena Maïa Maija Maike Maja Majka Maksim Maksym Małgorzata Malgorzata Manfred Manuel Manuela Marcela Marcello Marcin Marco Marcel Marek Margarita Margareta Margarida Margaux Margherita Mari Maria Mariana Marianna Mariam Marija Marijana Marika Marin Marina Mario Mariola Marius Mariusz Mariya Marjan Marko Markus Marlies Marta Mārtiņš Marthe Martine Martyna Máté
Mateo Mateusz Mathias Mathieu Mathilde Matias Matteo Matthieu Matti Maurizio Mauro Maxim Maxime Mehmet Meike Melania Mélanie Mélissa Mette Michał Michal Michaił Michalina Michel Michele Michèle Micheline Miglė Miguel Mihai Mihaela Mihail Mika Mikael Mikhail Mikko Miklós Milan Milena Milica Miloš Milica Mindaugas Mirela Miriana Mirjana Mirko Miroslav Mirosława Mladen Modesta Monique Monika Morten Muriel Mykola Myroslava Nadezhda Nadège Nadja Nadiya Nando Natalija Nataliia Natália Nataša Natalya Nathalie Neringa Nevena Nicoleta Nicolae Nicolai
Nicolas Nicoletta Nicolò Niels Nijolė Nikita Niklas Nikola Nikolai Nikolaos Nikolay Nikos Nils Noemi Noémie Norbert Nuno Octavian Odile Ognyan Oksana Oktawia Ola Olaf Oleg Oleh Oleksandr Oleksandra Olena Olesia Olesya Olivier Ondrej Ondřej Orestis Orsolya Oskar Otakar Otilia Ottavio Ovidiu Pál Panagiotis Paola Paolo Pascale Patricija Patrik Patrycja Patryk Paulius Paulina Paulo Pavel Pavlina Pavlo Pavlos Paweł Pawel Pedro Pekka Perrine Péter Petar Petko Petr Petro Petru Petya Philippe Pia Pien Piero Pierre Pierrette Pieter Pietro Pilar Piotr
Plamen Predrag Przemek Przemysław Radek Radka Rado Radomir Radoslav Radosław Radovan Radu Rafael Rafaela Rafał Raffaele Raimonda Raimundas Raisa Ralf Ralitsa Ramunė Rasa Raúl Razvan Răzvan Régine Reinhard Rémi Rémy Renata Renate René Renzo Riccardo Rikke Rita Roberto Robertas Rodica Rodrigo Rok Rolandas Roman Romana Romain Romek Romuald Rosalia Rosario Roswitha Roxana Rūta Ruta Ryszard Sabine Salvatore Sandor Sándor Sandrine Sandro Sanja Santiago Saša Saulius Sava Sébastien Selma Serge Sergei Sergio Sergiu Serhii Serhiy Severin Sibylle Sigita Sigrid Sigurd Silke Silvana Silvija Silvio Simas Simona
Simonas Sinem Siret Slavko Slavica Sławomir Snežana Sofija Sofie Solène Soizic Sonja Soňa Sophia Søren Sorin Spiros Stanislav Stanisław Stanisława Stasia Stavros Stefania Stefanie Stefano Stelian Stéphane Stéphanie Stoyan Svein Sven Svetlana Svitlana Sylvain Sylvie Sylwia Szabolcs Szczepan Szilvia Szymon Tadas Tadeusz Taras Tatiana Tatjana Tea Teodor Teodora Tereza Teresita Tetiana Thanos Theodoros Thibault Thierry Thomas Tihomir Till Timea Timo Tiziana Tibor Tobias Todor Tomáš Tomas Tomasz Tomek Torsten Traian Tsvetan Tuomas Tymon Ugnė Ulrich Ulrike Ulla Urszula Urša Ute Uwe
Václav Vadim Vaida Valdis Valentin Valentyna Valeria Valeriu Vasil Vasile Vasiliki Vasilis Vasyl Vera Veronika Vesna Vianney Victoire Vikki Viktor Viktoria Viktoriia Vilma Vincenzo Violeta Virginie Virgil Virginija Vitalie Vitaly Vítor Vjera Vlad Vladimir Vladislav Vladyslav Vojtěch Volodymyr Volker Waldemar Walentyna Wanda Werner Wiesław Wiesława Wiktor Wiktoria Wioletta Witold Władysław Włodzimierz Wojciech Wojtek Wolfgang Xavier Xenia Yana Yann Yannick Yannis Yiannis Yordan Yuliia Yulia Yuri Yuriy Yves Zbigniew Zdeněk Zdravko Zdzisław Željko Ziemowit Živa Zlata Zofia Zoltán Zoltan Zoran Zorica Zsófia Zsolt Zsuzsanna Zuzana Zuzanna Žaneta Zygmunt`;
const MIDDLE_EASTERN_AND_EAST_ASIAN = `
Abbas Abdallah Abdel Abdulaziz Abdulla Abdullah Abdulrahman Adel Ahlam Akira Ali Alireza Amal Amani Amin Amineh Amira Arash Arman Armin Asal Avi Aya Ayat Ayelet Ayşe Ayse Azadeh Bahar Bahram Baran Basel Basem Bashar Batoul Behrouz Berivan Burak Can Cem Cemal Chen Dalal Dalia Dana Daoud Darya Dilan Dina Diyar Dolma Doaa Ebru Elham Elif Emre Eman Enver Ercan Esra Eser Fadi
Fahad Fahima Faraj Farhad Farideh Fariba Farzana Fatemeh Fatma Faten Fawzia Feng Fereshteh Feyza Firas Fouad Fumiko Ghada Ghassan Golnaz Gul Gülay Güler Habibullah Hadi Haidar Hakan Hala Hamed Hameed Hanan Hani Hao Haruki Hatice Haya Hayat Hebatullah Heba Hiba Hind Hiroshi Hoda Homa Hong Hossein Houda Hua Hui Hussein Huseyin Ibtisam Iman Inas Intisar Isra Jafar Jaleh Jamileh Jasim Jawad Jia Jiang Jing Jihan
Jinan Jun Kamala Karima Karwan Kaveh Kenji Keiko Khaled Khadra Koray Kwan Lamia Lan Latifa Layla Leyla Lien Lihua Lin Ling Linh Lubna Maha Mahdi Mahmoud Mahsa Mai Majda Majida Malak Manal Manar Marwa Marwan Mariko Masoud Maryam May Mayada Mehdi Mehrdad Mei Melek Meltem Merve Mervat Min Ming Minh Mitra Mohamad Mohamed Mona Mostafa Muna Murat Musa Mustafa Nabil Nada Nader Nadim Naghmeh
Nahid Naji Najib Najla Najwa Naomi Narges Nasser Nasrin Natsuki Nawal Nazanin Negar Negin Nesrin Nguyen Nidal Nihad Nima Nizar Noura Nour Nura Olcay Omid Onur Orhan Osama Osman Othman Özlem Parisa Parvaneh Payam Peshang Pinar Pouya Qadir Qing Ramadan Ramazan Rami Ramin Ramiz Rana Ranya Rasha Rawan Reem Reza Rima Rojin Rozhin Roya Ruba Saad Sabri Sadegh Saeed Safa Safiya Saida Sakura Salah Salwa Samar Sami Sanaz
Sara Sawsan Sayid Sedat Selim Semra Serdar Serkan Sevgi Shadi Shahla Shahram Sherko Shima Shirzad Shiva Siham Sinan Soheila Somaya Soraya Suad Suha Suleyman Sumaya Taha Tahani Takashi Taleb Tamer Tarek Thanh Thao Thuy Toshiko Tuan Tuba Ümit Wael Wafa Walid Wei Widad Wissam Xiao Xin Yahya Yara Yasir Yasser Yan Yee Ying Yousef Youssef Yuan Yuki Yuko Yusuf Yvonne Zaid Zaki Zehra Zeinab Zeynep Zhang Zhen Zhi
Ziad Zied Zina Ziba Ziyad Kai Mei-Ling Ka-Yan Siu Wing Kwok Chi-Wai Hoi`;
/** Also everyday words: a name only with other evidence. */
const EVERYDAY_WORDS = `
April Amber Angel Art Ash Autumn Bill Blessing Bob Brook Buddy Carol Chase Christian Clay Cliff Colt Comfort Coral Crystal Dale Dash Dawn Dean Destiny Don Drew Earl Eden Eve Faith Fern Finn Flora Frank Gene Ginger Glen Gloria Grace Grant Guy Harmony Harry
Hazel Heather Heath Holly Hope Hunter Iris Ivy Jack Jade Jasmine Jay Jean Jewel Joy June Kay Lance Lark Laurel Lee Liberty Lily Major Marina Mark Max May Melody Mercy Merry Mercedes Miles Mo Nan Nick Norm Olive Opal Pansy Pat Patience Patty Peace Pearl Penny Piers Poppy
Precious Prince Princess Promise Prudence Ray Reed Rich Rob Robin Rod Rose Rosemary Rowan Ruby Rusty Sage Sandy Scarlet Skye Sky Sonny Stew Storm Summer Sunday Sunny Sue Tab Temperance Terry Trinity Tiffany Verity Victor Violet Virtue Wade Ward Will Willow Win Wren Wing Chi Min Can Said Hind Hong Don Ken Mick Van
Ling Dot Les Chance Constant Innocent Gift Happiness Loveness Memory Fortune Trust Talent Lovely Wisdom Justice Success Bright Kit Sid Beau Sam Rosy Dolly Bunny Bonnie Honor Honour Clement Chuck Pip Reg Hale Gill Jan Mia Christy Ham Basil Jo Mae Nun Non Glen Misty Jimmy Bobby Billy Barney Charity
Daisy Deb Dick Ebony Felicity Griffin Hector Jasper Kitty Lea Paddy Patsy Primrose Saffron Tam Viola Warren Euros Sine Harsh Ram Shah Sultan Sultana Viral Akin Aster Belay Bimbo Blossom Hyacinth Novelette Ante Florin Ion Line Margarita
Maxim Roman Serge Tea Till Lien Tamer Tuba Winsome Yaw Wale Bola`;
const words = (list) => list.trim().split(/\s+/u);
const fold = (name) => name.toLowerCase();
/** Lower-cased. */
export const givenNames = new Set([
    BRITISH_AND_IRISH,
    WELSH_AND_CORNISH,
    GAELIC_AND_IRISH,
    SOUTH_ASIAN,
    AFRICAN_AND_CARIBBEAN,
    EUROPEAN,
    MIDDLE_EASTERN_AND_EAST_ASIAN,
    EVERYDAY_WORDS,
]
    .flatMap(words)
    .map(fold));
/** Given names that are everyday words as well, lower-cased. */
export const ambiguousGivenNames = new Set(words(EVERYDAY_WORDS).map(fold));
//# sourceMappingURL=given-names.js.map