/*
 * money.c - the currencies of ISO 4217 that are in use, with their minor units.
 *
 * Metals, test codes and units without minor units are left out: nobody pays
 * with them.
 */
#include "base/money.h"
#include "base/locale.h"

static const struct money_currency currencies[] = {
	{ "AED", 2, NULL, N_("UAE dirham") },
	{ "AFN", 2, NULL, N_("Afghani") },
	{ "ALL", 2, NULL, N_("Albanian lek") },
	{ "AMD", 2, NULL, N_("Armenian dram") },
	{ "AOA", 2, NULL, N_("Angolan kwanza") },
	{ "ARS", 2, NULL, N_("Argentine peso") },
	{ "AUD", 2, "A$", N_("Australian dollar") },
	{ "AWG", 2, NULL, N_("Aruban florin") },
	{ "AZN", 2, NULL, N_("Azerbaijani manat") },
	{ "BAM", 2, NULL, N_("Convertible mark") },
	{ "BBD", 2, NULL, N_("Barbados dollar") },
	{ "BDT", 2, NULL, N_("Bangladeshi taka") },
	{ "BHD", 3, NULL, N_("Bahraini dinar") },
	{ "BIF", 0, NULL, N_("Burundi franc") },
	{ "BMD", 2, NULL, N_("Bermudian dollar") },
	{ "BND", 2, NULL, N_("Brunei dollar") },
	{ "BOB", 2, NULL, N_("Boliviano") },
	{ "BOV", 2, NULL, N_("Bolivian Mvdol") },
	{ "BRL", 2, "R$", N_("Brazilian real") },
	{ "BSD", 2, NULL, N_("Bahamian dollar") },
	{ "BTN", 2, NULL, N_("Bhutanese ngultrum") },
	{ "BWP", 2, NULL, N_("Botswanan pula") },
	{ "BYN", 2, NULL, N_("Belarusian rouble") },
	{ "BZD", 2, NULL, N_("Belize dollar") },
	{ "CAD", 2, "CA$", N_("Canadian dollar") },
	{ "CDF", 2, NULL, N_("Congolese franc") },
	{ "CHE", 2, NULL, N_("WIR euro") },
	{ "CHF", 2, NULL, N_("Swiss franc") },
	{ "CHW", 2, NULL, N_("WIR franc") },
	{ "CLF", 4, NULL, N_("Chilean unit of account (UF)") },
	{ "CLP", 0, NULL, N_("Chilean peso") },
	{ "CNY", 2, "CN¥", N_("Chinese yuan") },
	{ "COP", 2, NULL, N_("Colombian peso") },
	{ "COU", 2, NULL, N_("Colombian real value unit") },
	{ "CRC", 2, NULL, N_("Costa Rican colón") },
	{ "CUP", 2, NULL, N_("Cuban peso") },
	{ "CVE", 2, NULL, N_("Cape Verdean escudo") },
	{ "CZK", 2, NULL, N_("Czech koruna") },
	{ "DJF", 0, NULL, N_("Djibouti franc") },
	{ "DKK", 2, NULL, N_("Danish krone") },
	{ "DOP", 2, NULL, N_("Dominican peso") },
	{ "DZD", 2, NULL, N_("Algerian dinar") },
	{ "EGP", 2, NULL, N_("Egyptian pound") },
	{ "ERN", 2, NULL, N_("Eritrean nakfa") },
	{ "ETB", 2, NULL, N_("Ethiopian birr") },
	{ "EUR", 2, "€", N_("Euro") },
	{ "FJD", 2, NULL, N_("Fiji dollar") },
	{ "FKP", 2, NULL, N_("Falkland Islands pound") },
	{ "GBP", 2, "£", N_("Pound sterling") },
	{ "GEL", 2, NULL, N_("Georgian lari") },
	{ "GHS", 2, NULL, N_("Ghanaian cedi") },
	{ "GIP", 2, NULL, N_("Gibraltar pound") },
	{ "GMD", 2, NULL, N_("Gambian dalasi") },
	{ "GNF", 0, NULL, N_("Guinean franc") },
	{ "GTQ", 2, NULL, N_("Guatemalan quetzal") },
	{ "GYD", 2, NULL, N_("Guyana dollar") },
	{ "HKD", 2, "HK$", N_("Hong Kong dollar") },
	{ "HNL", 2, NULL, N_("Honduran lempira") },
	{ "HTG", 2, NULL, N_("Haitian gourde") },
	{ "HUF", 2, NULL, N_("Hungarian forint") },
	{ "IDR", 2, NULL, N_("Indonesian rupiah") },
	{ "ILS", 2, "₪", N_("Israeli shekel") },
	{ "INR", 2, "₹", N_("Indian rupee") },
	{ "IQD", 3, NULL, N_("Iraqi dinar") },
	{ "IRR", 2, NULL, N_("Iranian rial") },
	{ "ISK", 0, NULL, N_("Icelandic króna") },
	{ "JMD", 2, NULL, N_("Jamaican dollar") },
	{ "JOD", 3, NULL, N_("Jordanian dinar") },
	{ "JPY", 0, "¥", N_("Japanese yen") },
	{ "KES", 2, NULL, N_("Kenyan shilling") },
	{ "KGS", 2, NULL, N_("Kyrgyz som") },
	{ "KHR", 2, NULL, N_("Cambodian riel") },
	{ "KMF", 0, NULL, N_("Comorian franc") },
	{ "KPW", 2, NULL, N_("North Korean won") },
	{ "KRW", 0, "₩", N_("South Korean won") },
	{ "KWD", 3, NULL, N_("Kuwaiti dinar") },
	{ "KYD", 2, NULL, N_("Cayman Islands dollar") },
	{ "KZT", 2, NULL, N_("Kazakh tenge") },
	{ "LAK", 2, NULL, N_("Lao kip") },
	{ "LBP", 2, NULL, N_("Lebanese pound") },
	{ "LKR", 2, NULL, N_("Sri Lankan rupee") },
	{ "LRD", 2, NULL, N_("Liberian dollar") },
	{ "LSL", 2, NULL, N_("Lesotho loti") },
	{ "LYD", 3, NULL, N_("Libyan dinar") },
	{ "MAD", 2, NULL, N_("Moroccan dirham") },
	{ "MDL", 2, NULL, N_("Moldovan leu") },
	{ "MGA", 2, NULL, N_("Malagasy ariary") },
	{ "MKD", 2, NULL, N_("Macedonian denar") },
	{ "MMK", 2, NULL, N_("Myanmar kyat") },
	{ "MNT", 2, NULL, N_("Mongolian tugrik") },
	{ "MOP", 2, NULL, N_("Macanese pataca") },
	{ "MRU", 2, NULL, N_("Mauritanian ouguiya") },
	{ "MUR", 2, NULL, N_("Mauritian rupee") },
	{ "MVR", 2, NULL, N_("Maldivian rufiyaa") },
	{ "MWK", 2, NULL, N_("Malawian kwacha") },
	{ "MXN", 2, "MX$", N_("Mexican peso") },
	{ "MXV", 2, NULL, N_("Mexican investment unit") },
	{ "MYR", 2, NULL, N_("Malaysian ringgit") },
	{ "MZN", 2, NULL, N_("Mozambican metical") },
	{ "NAD", 2, NULL, N_("Namibian dollar") },
	{ "NGN", 2, NULL, N_("Nigerian naira") },
	{ "NIO", 2, NULL, N_("Nicaraguan córdoba") },
	{ "NOK", 2, NULL, N_("Norwegian krone") },
	{ "NPR", 2, NULL, N_("Nepalese rupee") },
	{ "NZD", 2, "NZ$", N_("New Zealand dollar") },
	{ "OMR", 3, NULL, N_("Omani rial") },
	{ "PAB", 2, NULL, N_("Panamanian balboa") },
	{ "PEN", 2, NULL, N_("Peruvian sol") },
	{ "PGK", 2, NULL, N_("Papua New Guinean kina") },
	{ "PHP", 2, "₱", N_("Philippine peso") },
	{ "PKR", 2, NULL, N_("Pakistani rupee") },
	{ "PLN", 2, NULL, N_("Polish złoty") },
	{ "PYG", 0, NULL, N_("Paraguayan guaraní") },
	{ "QAR", 2, NULL, N_("Qatari rial") },
	{ "RON", 2, NULL, N_("Romanian leu") },
	{ "RSD", 2, NULL, N_("Serbian dinar") },
	{ "RUB", 2, NULL, N_("Russian rouble") },
	{ "RWF", 0, NULL, N_("Rwandan franc") },
	{ "SAR", 2, NULL, N_("Saudi riyal") },
	{ "SBD", 2, NULL, N_("Solomon Islands dollar") },
	{ "SCR", 2, NULL, N_("Seychelles rupee") },
	{ "SDG", 2, NULL, N_("Sudanese pound") },
	{ "SEK", 2, NULL, N_("Swedish krona") },
	{ "SGD", 2, NULL, N_("Singapore dollar") },
	{ "SHP", 2, NULL, N_("Saint Helena pound") },
	{ "SLE", 2, NULL, N_("Sierra Leonean leone") },
	{ "SOS", 2, NULL, N_("Somali shilling") },
	{ "SRD", 2, NULL, N_("Suriname dollar") },
	{ "SSP", 2, NULL, N_("South Sudanese pound") },
	{ "STN", 2, NULL, N_("São Tomé and Príncipe dobra") },
	{ "SVC", 2, NULL, N_("Salvadoran colón") },
	{ "SYP", 2, NULL, N_("Syrian pound") },
	{ "SZL", 2, NULL, N_("Swazi lilangeni") },
	{ "THB", 2, NULL, N_("Thai baht") },
	{ "TJS", 2, NULL, N_("Tajik somoni") },
	{ "TMT", 2, NULL, N_("Turkmen manat") },
	{ "TND", 3, NULL, N_("Tunisian dinar") },
	{ "TOP", 2, NULL, N_("Tongan paʻanga") },
	{ "TRY", 2, NULL, N_("Turkish lira") },
	{ "TTD", 2, NULL, N_("Trinidad and Tobago dollar") },
	{ "TWD", 2, "NT$", N_("New Taiwan dollar") },
	{ "TZS", 2, NULL, N_("Tanzanian shilling") },
	{ "UAH", 2, NULL, N_("Ukrainian hryvnia") },
	{ "UGX", 0, NULL, N_("Ugandan shilling") },
	{ "USD", 2, "$", N_("US dollar") },
	{ "USN", 2, NULL, N_("US dollar (next day)") },
	{ "UYI", 0, NULL, N_("Uruguayan peso in indexed units") },
	{ "UYU", 2, NULL, N_("Uruguayan peso") },
	{ "UYW", 4, NULL, N_("Uruguayan wage index unit") },
	{ "UZS", 2, NULL, N_("Uzbek sum") },
	{ "VED", 2, NULL, N_("Venezuelan digital bolívar") },
	{ "VES", 2, NULL, N_("Venezuelan bolívar") },
	{ "VND", 0, "₫", N_("Vietnamese dong") },
	{ "VUV", 0, NULL, N_("Vanuatu vatu") },
	{ "WST", 2, NULL, N_("Samoan tala") },
	{ "XAF", 0, NULL, N_("Central African CFA franc") },
	{ "XCD", 2, NULL, N_("East Caribbean dollar") },
	{ "XCG", 2, NULL, N_("Caribbean guilder") },
	{ "XOF", 0, NULL, N_("West African CFA franc") },
	{ "XPF", 0, NULL, N_("CFP franc") },
	{ "YER", 2, NULL, N_("Yemeni rial") },
	{ "ZAR", 2, NULL, N_("South African rand") },
	{ "ZMW", 2, NULL, N_("Zambian kwacha") },
	{ "ZWG", 2, NULL, N_("Zimbabwe gold") },
};

#define CURRENCIES (sizeof(currencies) / sizeof(currencies[0]))

static int
by_code(const void *key, const void *row)
{
	return strcmp(key, ((const struct money_currency *)row)->code);
}

const struct money_currency *
money_find(const char *code)
{
	if (code == NULL)
		return NULL;
	return bsearch(
	    code, currencies, CURRENCIES, sizeof(currencies[0]), by_code);
}

size_t
money_count(void)
{
	return CURRENCIES;
}

const struct money_currency *
money_at(size_t i)
{
	return i < CURRENCIES ? &currencies[i] : NULL;
}

int
money_exponent(const char *code)
{
	const struct money_currency *currency = money_find(code);

	return currency == NULL ? 2 : currency->exponent;
}
